import { HELP_TITLES, type HelpPage, helpPath } from '../../core/help/help-pages'
import { t } from '../../locales/say'

interface HelpLinkProps {
  readonly page: HelpPage
  /**
   * `why` shows “Why?” after a statement, `more` (the default) “Learn more”, and `title` the page's title on its own.
   */
  readonly words?: 'why' | 'more' | 'title'
}

/** A link to a help page, in another tab. Its accessible name includes the title even if it shows only “Why?”. */
export function HelpLink({ page, words = 'more' }: HelpLinkProps) {
  const title = t(HELP_TITLES[page])
  return (
    <a class="help-link" href={helpPath(page)} target="_blank">
      {words === 'title' ? (
        title
      ) : (
        <>
          {t(`help.${words}`)}
          <span class="unseen"> {title}</span>
        </>
      )}
    </a>
  )
}
