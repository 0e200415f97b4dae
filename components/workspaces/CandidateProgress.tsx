import { t } from '../../locales/say'
import type { CandidateState } from './form/draft'
import { Progress } from './Progress'

/** A new workspace that is tried while its form is closed: another page has sent it, or this one before a reload. */
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
