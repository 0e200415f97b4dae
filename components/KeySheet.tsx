import type { RefObject } from 'preact'
import { t } from '../locales/say'
import { Icon } from './Icon'
import { SHORTCUTS } from './shortcuts'

/** What stands on the keys; what is missing stands there as it is. */
const CAPS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** The sheet of all keys. Modal: Escape closes it. */
export function KeySheet({ sheet }: { sheet: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog
      ref={sheet}
      class="sheet"
      aria-labelledby="key-sheet-title"
      // It closes the sheet, and not the detail too.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      onClick={(event) => event.target === event.currentTarget && sheet.current?.close()}
    >
      <header>
        <h2 id="key-sheet-title">{t('keys.title')}</h2>
        <button
          type="button"
          class="icon-only"
          aria-label={t('keys.done')}
          title={t('keys.done')}
          onClick={() => sheet.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <Keys title={t('keys.inList')} shortcuts={SHORTCUTS.filter(({ where }) => where === 'list')} />
      <Keys title={t('keys.anywhere')} shortcuts={SHORTCUTS.filter(({ where }) => where === 'anywhere')} />
      <h3>{t('keys.inHead')}</h3>
      <p>{t('keys.head')}</p>
    </dialog>
  )
}

function Keys({ title, shortcuts }: { title: string; shortcuts: typeof SHORTCUTS }) {
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {shortcuts.map(({ keys, says }) => (
          <div key={keys[0]}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{capOf(key)}</kbd>
              ))}
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

const capOf = (key: string): string =>
  key === ' '
    ? t('keys.space')
    : key.startsWith('Ctrl+')
      ? `${t('keys.control')}+${key.slice(5).toUpperCase()}`
      : (CAPS[key] ?? key)
