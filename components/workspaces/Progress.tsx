import { message } from '../../core/message'
import { LIST_NAMES } from '../../core/registry/registry'
import type { FetchProgress } from '../../core/registry/workspace'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'

interface ProgressProps {
  /** Whose lists they are. */
  readonly workspace: string
  readonly progress: readonly FetchProgress[]
}

/** How far each list has come. */
export function Progress({ workspace, progress }: ProgressProps) {
  // They are told of as they answer.
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
              {/* Without a value it is one of which nobody knows how long it takes. */}
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
