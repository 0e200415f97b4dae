import { t } from '../../locales/say'
import { Icon } from '../shared/Icon'

interface MutedLineProps {
  /** Names of the muted goals. */
  readonly names: readonly string[]
  /** The last change can be undone. */
  readonly canUndo: boolean
  readonly onUnmute: (name: string) => void
  readonly onUndo: () => void
}

/** The goals that the list leaves out, each with a button that unmutes it. */
export function MutedLine({ names, canUndo, onUnmute, onUndo }: MutedLineProps) {
  if (names.length === 0 && !canUndo) return null
  return (
    <div class="muted-line" role="group" aria-label={t('filter.muted.label')}>
      <Icon name="muted" />
      <span>{names.length === 0 ? t('filter.muted.none') : t('filter.muted.count', {}, names.length)}</span>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <button
              type="button"
              class="chip"
              title={t('filter.muted.unmute', { name: shown(name) })}
              aria-label={t('filter.muted.unmute', { name: shown(name) })}
              onClick={() => onUnmute(name)}
            >
              <bdi class="goal-name">{shown(name)}</bdi>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      {canUndo && (
        <button type="button" class="quiet-action" onClick={onUndo}>
          <Icon name="undo" />
          {t('filter.muted.undo')}
        </button>
      )}
    </div>
  )
}

const shown = (name: string): string => (name === '' ? t('panel.unnamed') : name)
