import { t } from '../../locales/say'
import type { CandidateState } from './form/draft'
import { Progress } from './Progress'

/** Progress of a new workspace whose form is closed: another page submitted it, or this page before a reload. */
export function CandidateProgress({ state, onStop }: { state: CandidateState; onStop: () => void }) {
  return (
    <div class="workspace">
      <Progress workspace={state.workspace.name} progress={state.progress ?? []} />
      <div class="buttons">
        <button type="button" onClick={onStop}>
          {t('options.cancel')}
        </button>
      </div>
    </div>
  )
}
