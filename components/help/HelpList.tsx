import type { HelpPage } from '../../core/help/help-pages'
import { t } from '../../locales/say'
import { HelpLink } from './HelpLink'

/** Help that no message leads to. */
const PAGES: readonly HelpPage[] = ['first-steps', 'keyboard', 'filter', 'private-windows']

/** Where to read on. */
export function HelpList() {
  return (
    <section class="settings" aria-labelledby="help-title">
      <h2 id="help-title">{t('help.title')}</h2>
      <ul class="help-list">
        {PAGES.map((page) => (
          <li key={page}>
            <HelpLink page={page} words="title" />
          </li>
        ))}
      </ul>
    </section>
  )
}
