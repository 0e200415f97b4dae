import { HELP_TITLES, type HelpPage, helpPath } from '../../core/help/help-pages'
import { t } from '../../locales/say'

interface HelpLinkProps {
  readonly page: HelpPage
  /** “Why?” stands after a statement, the page's own title by itself; “Learn more” by default. */
  readonly words?: 'why' | 'more' | 'title'
}

/** Leads to a help page, in another tab. Its name says of what, also where one sees “Why?” alone. */
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
