import { browser } from 'wxt/browser'
import { parsePresence } from '../../core/protocol/bridge'
import type { Sight } from '../../core/protocol/panel'

/** What Goalkeeper can see of the page that a tab shows now. Never rejects. */
export async function lookAt(tabId: number): Promise<Sight> {
  try {
    const presence = parsePresence(
      await browser.tabs.sendMessage(tabId, { type: 'presence' }, { frameId: 0 }),
    )
    if (presence) return presence.interceptor ? 'inPlace' : 'absent'
  } catch {
    // Nobody is there to answer; why is found out below.
  }
  try {
    const tab = await browser.tabs.get(tabId)
    // Browsers show the address only where we have access, and never that of their own pages.
    if (tab.url !== undefined && /^(https?|file|ftp|data|blob|about):/.test(tab.url))
      return isOwnPage(tab.url) ? 'restricted' : 'absent'
    return (await browser.permissions.contains({ origins: ['<all_urls>'] })) ? 'restricted' : 'noAccess'
  } catch {
    return 'closed'
  }
}

/** The extension stores are pages like any other by their address, but closed to extensions by the browser. */
function isOwnPage(url: string): boolean {
  if (url.startsWith('about:') && url !== 'about:blank') return true
  return /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(\/|$)/.test(
    url,
  )
}
