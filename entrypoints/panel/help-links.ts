import { RULES, rulePath } from '../../core/findings/index'
import { HELP_PAGES, helpPath } from '../../core/help/help-pages'
import type { PanelRequest } from '../../core/protocol/panel'

/**
 * Opens help pages and pages of rules by requests to the background, since a DevTools panel cannot open tabs. One
 * listener handles all links, so that components can render plain links. With a modifier key, the browser handles the
 * click as usual.
 */
export function handleHelpLinks(root: HTMLElement, send: (request: PanelRequest) => void): void {
  root.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const request = requestOf(link?.getAttribute('href') ?? '')
    if (!request) return
    event.preventDefault()
    send(request)
  })
}

function requestOf(address: string): PanelRequest | null {
  const page = HELP_PAGES.find((one) => helpPath(one) === address)
  if (page !== undefined) return { type: 'help', page }
  const rule = RULES.find(({ id }) => rulePath(id) === address)
  return rule ? { type: 'rule', rule: rule.id } : null
}
