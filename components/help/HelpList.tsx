import type { HelpPage } from '../../core/help/help-pages'
import { t } from '../../locales/say'
import { HelpLink } from './HelpLink'

/** Help pages that no message links to. */
const PAGES: readonly HelpPage[] = ['first-steps', 'keyboard', 'filter', 'private-windows']

/** Links to the help pages. */
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
