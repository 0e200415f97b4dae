import { message } from '../../core/message'
import { LIST_NAMES } from '../../core/registry/registry'
import type { FetchProgress } from '../../core/registry/workspace'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'
import type { CandidateState } from './form/draft'

interface ProgressProps {
  /** Name of the workspace that the lists belong to. */
  readonly workspace: string
  readonly progress: readonly FetchProgress[]
}

/** The fetch progress of each list. */
export function Progress({ workspace, progress }: ProgressProps) {
  // Progress entries come in the order of the responses.
  const inOrder = LIST_NAMES.flatMap((name) => progress.filter(({ list }) => list === name))
  return (
    <div class="progress">
      <p>
        <Sentence of={message('connect.busy', { workspace })} />
      </p>
      <ul>
        {inOrder.map(({ list, got, total }) => {
          const name = t(`options.listName.${list}`)
          return (
            <li key={list}>
              <span>{name}</span>
              {/* Without a value the progress is indeterminate: the total isn't known yet. */}
              <progress
                aria-label={t('options.progress.label', { list: name })}
                max={Math.max(total ?? 1, got, 1)}
                {...(total !== null && { value: got })}
              />
              <span class="count">
                {total === null ? t('options.progress.begins') : t('options.progress.of', { got, total })}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

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
