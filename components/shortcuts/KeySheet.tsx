import type { RefObject } from 'preact'
import type { MessageKey } from '../../core/message'
import { t } from '../../locales/say'
import { IconButton } from '../shared/IconButton'
import { type ShortcutScope, SHORTCUTS } from './shortcuts'

/** Symbols for arrow keys. The names of other keys depend on the language. */
const ARROWS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}
const NAMES: Readonly<Record<string, MessageKey>> = {
  ' ': 'keys.cap.space',
  Ctrl: 'keys.cap.control',
  Shift: 'keys.cap.shift',
  Alt: 'keys.cap.alt',
  Enter: 'keys.cap.enter',
  Escape: 'keys.cap.escape',
  Home: 'keys.cap.home',
  End: 'keys.cap.end',
  PageUp: 'keys.cap.pageUp',
  PageDown: 'keys.cap.pageDown',
}

/** The sheet of all keyboard shortcuts. Modal; Escape closes it. */
export function KeySheet({ sheet }: { sheet: RefObject<HTMLDialogElement | null> }) {
  return (
    <dialog
      ref={sheet}
      class="sheet"
      aria-labelledby="key-sheet-title"
      // Escape should close only the sheet, not the detail as well.
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      onClick={(event) => event.target === event.currentTarget && sheet.current?.close()}
    >
      <header>
        <h2 id="key-sheet-title">{t('keys.title')}</h2>
        <IconButton icon="close" label={t('keys.done')} onClick={() => sheet.current?.close()} />
      </header>
      <Keys title={t('keys.inList')} where="list" />
      <Keys title={t('keys.inDetail')} where="detail" />
      <Keys title={t('keys.inTree')} where="tree" />
      <Keys title={t('keys.anywhere')} where="anywhere" />
      <h3>{t('keys.inHead')}</h3>
      <p>{t('keys.head')}</p>
    </dialog>
  )
}

function Keys({ title, where }: { title: string; where: ShortcutScope }) {
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {SHORTCUTS.filter((shortcut) => shortcut.where === where).map(
          ({ keys, says }) =>
            says !== null && (
              <div key={says}>
                <dt>
                  {Object.keys(keys)
                    .flatMap((key) => key.split('+'))
                    .map((key) => (
                      <Cap key={key} name={key} />
                    ))}
                </dt>
                <dd>{t(says)}</dd>
              </div>
            ),
        )}
      </dl>
    </>
  )
}

function Cap({ name }: { name: string }) {
  const known = NAMES[name]
  return known ? <kbd>{t(known)}</kbd> : <kbd translate={false}>{ARROWS[name] ?? name}</kbd>
}
