import { browser } from 'wxt/browser'
import { RULES, rulePath } from '../../../core/findings/index'
import { helpPath } from '../../../core/help/help-pages'
import type { PanelRequest } from '../../../core/protocol/panel'

/** A request of a panel to open a page, since a DevTools panel cannot open tabs itself. */
type OpenRequest = Extract<PanelRequest, { readonly type: 'open' | 'help' | 'rule' }>

/** Opens a page of the extension in a tab. `tabId` is the tab of the panel that sent the request. */
export async function openPage(request: OpenRequest, tabId: number): Promise<void> {
  switch (request.type) {
    case 'open':
      return request.page === 'options'
        ? openOptions(request.collector)
        : openTab(`/panel.html?tabId=${request.tabId ?? tabId}`)
    case 'help':
      return openTab(helpPath(request.page))
    case 'rule': {
      const known = RULES.find(({ id }) => id === request.rule)
      if (known) await openTab(rulePath(known.id))
    }
  }
}

function openOptions(collector: string | undefined): Promise<void> {
  if (collector === undefined) return browser.runtime.openOptionsPage()
  return openTab(`/options.html?${new URLSearchParams({ collector })}`)
}

async function openTab(path: string): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(path as '/options.html') })
}
