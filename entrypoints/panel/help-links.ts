import { HELP_PAGES, type HelpPage, helpPath } from '../../core/help'

/**
 * Has help pages opened by `open`: a DevTools panel may not open tabs itself. One listener for all of them, so that a link
 * is a link wherever a component puts one. With a key held down the browser does what it does with any link.
 */
export function followHelpLinks(root: HTMLElement, open: (page: HelpPage) => void): void {
  root.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const page = HELP_PAGES.find((one) => link?.getAttribute('href') === helpPath(one))
    if (page === undefined) return
    event.preventDefault()
    open(page)
  })
}
