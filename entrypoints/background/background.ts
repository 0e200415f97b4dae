import { browser } from 'wxt/browser'
import { parseBridgeMessage } from '../../core/protocol/bridge'
import { parseRegistryRequest } from '../../core/protocol/panel'
import { Badge } from './badge'
import { PanelPorts } from './panel-ports'
import { RegistryKeeper } from './registry-keeper'
import { TabRecords } from './tab-records'

/**
 * Registers every listener in the first turn: only those are there when an event starts the background again. What
 * they need is read from storage when the first of them asks for it.
 */
export function startBackground(): void {
  const records = new TabRecords()
  const registry = new RegistryKeeper()
  const ports = new PanelPorts(records, registry)
  const badge = new Badge(records, registry)

  records.onChange = (tabId, change) => {
    ports.recordChanged(tabId, change)
    void badge.update(tabId)
  }
  registry.onChange = () => {
    ports.registryChanged()
    for (const tabId of records.tabIds()) void badge.update(tabId)
  }

  browser.runtime.onConnect.addListener((port) => ports.connect(port))
  browser.tabs.onRemoved.addListener((tabId) => {
    ports.pageChanged(tabId)
    void records.forget(tabId)
  })
  // oxlint-disable-next-line typescript/no-misused-promises -- a promise is how an answer is given
  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) => {
    if (sender.id !== browser.runtime.id) return
    return answerExtensionPage(message, sender) ?? answerBridge(message, sender)
  })

  function answerExtensionPage(message: unknown, { url }: MessageSender): Promise<unknown> | undefined {
    const request = parseRegistryRequest(message)
    // A content script speaks from its page's address, so a page that took one over cannot ask for this.
    if (!request || !url?.startsWith(browser.runtime.getURL('/'))) return
    return registry.answer(request)
  }

  function answerBridge(message: unknown, { tab }: MessageSender): Promise<unknown> | undefined {
    const sent = parseBridgeMessage(message)
    if (!sent || tab?.id === undefined) return
    const tabId = tab.id
    if (sent.type === 'captures') return records.add(tabId, sent).then(() => ({ acknowledged: sent.batch }))
    return records.note(tabId, sent.document).then(() => {
      ports.pageChanged(tabId)
      // Browsers drop a tab's badge text when its page changes.
      return badge.update(tabId)
    })
  }
}

interface MessageSender {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly tab?: { readonly id?: number | undefined } | undefined
}
