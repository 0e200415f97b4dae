import { browser } from 'wxt/browser'
import { type Acknowledgement, parseBridgeMessage } from '../../core/protocol/bridge'
import { type DevtoolsCaptures, parseDevtoolsCaptures } from '../../core/protocol/panel'
import { parseSettingsRequest, SETTINGS_PORT } from '../../core/protocol/settings'
import { readCapture } from '../../core/publish/read-capture'
import { pageUrlOf } from '../../core/record/tab-record'
import { ALL_SETTINGS } from '../../settings/all'
import { findingSettings } from '../../settings/finding-settings'
import { preferences } from '../../settings/preferences'
import { shareSettings } from '../../settings/share-settings'
import { Badge } from './badge/badge'
import { NetworkRecorder } from './network/network-recorder'
import { watchNetwork } from './network/network-source'
import { LeftTabFinder } from './pages/left-tab-finder'
import { OpenedTabs } from './pages/opened-tabs'
import { PageFinder } from './pages/page-finder'
import { PageReports, readableCaptures } from './pages/page-reports'
import { UnsentReports } from './pages/unsent-reports'
import { PanelPorts } from './ports/panel-ports'
import { RegistryKeeper } from './registry/registry-keeper'
import { collectorsSeen, sdkKeyEnds } from './record/seen-publishes'
import { SenderFinder } from './network/sender-finder'
import { SettingsPorts } from './ports/settings-ports'
import { CoverageTracker } from './coverage/coverage'
import { TabFinder } from './network/tab-finder'
import { TabRecords } from './record/tab-records'
import { UnknownGoalRefresher } from './registry/unknown-goal-refresher'

/**
 * Starts the background. It registers every listener synchronously: the event that restarts a stopped background
 * reaches only listeners that are registered by then. The data they need is read from storage on first use.
 */
export function startBackground(): void {
  const records = new TabRecords()
  const registry = new RegistryKeeper(() => sdkKeyEnds(records))
  const coverage = new CoverageTracker()
  const ports = new PanelPorts(records, registry, coverage)
  const settings = new SettingsPorts(registry, () => collectorsSeen(records))
  const refresher = new UnknownGoalRefresher(registry, () => ports.hasPanels)
  // The background follows all settings, because it also writes what a closing window has left behind. Settings that
  // cannot be read keep their defaults.
  const settingsRead = Promise.allSettled(ALL_SETTINGS.map((setting) => setting.follow()))
  const badge = new Badge(records, registry, () => settingsRead.then(() => preferences.value.value.badge))
  const pages = new PageFinder(records)
  const reports = new PageReports(records, new OpenedTabs(records), pages)
  const network = new NetworkRecorder(
    records,
    new TabFinder(records, coverage),
    new SenderFinder(coverage),
    pages,
  )

  records.onChange = (tabId, change) => {
    ports.recordChanged(tabId, change)
    void badge.update(tabId)
    settings.published()
    void refresher.observe(change.changed)
  }
  ports.onOpen = () => void refresher.resume()
  const updateBadges = () => {
    for (const tabId of records.tabIds()) void badge.update(tabId)
  }
  registry.onChange = (registryOf) => {
    ports.workspacesChanged(registryOf)
    settings.changed()
    updateBadges()
  }
  registry.onReload = () => {
    ports.workspacesReloaded()
    settings.changed()
    updateBadges()
  }
  // If the settings cannot be shared now, private windows keep those of the earlier copy.
  shareSettings().catch(() => {})
  preferences.value.subscribe(updateBadges)
  findingSettings.subscribe(updateBadges)
  coverage.onChange = (tabId) => ports.framesChanged(tabId)

  watchNetwork((request) => void network.record(request))
  new UnsentReports(records, reports, new LeftTabFinder(records)).watch()
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== SETTINGS_PORT) return ports.connect(port)
    settings.connect(port)
    // A background that was just restarted must load the stored publishes first.
    void records.ready().then(() => settings.published())
  })
  browser.permissions.onAdded.addListener(() => ports.accessChanged())
  browser.permissions.onRemoved.addListener(() => ports.accessChanged())
  browser.tabs.onReplaced.addListener((addedTabId, removedTabId) => {
    coverage.forget(removedTabId)
    void records.move(removedTabId, addedTabId)
  })
  browser.tabs.onRemoved.addListener((tabId) => {
    ports.pageChanged(tabId)
    coverage.forget(tabId)
    badge.forget(tabId)
    void records.forget(tabId)
  })
  // oxlint-disable-next-line typescript/no-misused-promises -- the promise resolves to the response
  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) => {
    if (sender.id !== browser.runtime.id) return
    return answerExtensionPage(message, sender) ?? answerBridge(message, sender)
  })

  function answerExtensionPage(message: unknown, { url }: MessageSender): Promise<unknown> | undefined {
    // Messages from a content script carry the URL of its page, so even a compromised content script cannot send these
    // requests.
    if (!url?.startsWith(browser.runtime.getURL('/'))) return
    const request = parseSettingsRequest(message)
    if (request) return registry.handle(request)
    const fromDevtools = parseDevtoolsCaptures(message)
    if (!fromDevtools) return
    return addFromDevtools(fromDevtools)
  }

  async function addFromDevtools({ tabId, captures }: DevtoolsCaptures): Promise<true> {
    const decoded = await readableCaptures(captures)
    const related = decoded.find((capture) => readCapture(capture).kind !== 'foreign')
    if (related) await pages.find(tabId, related.at)
    await records.addCaptures(tabId, ({ facts }) =>
      decoded.map((capture) => ({ ...capture, pageUrl: pageUrlOf(facts.pages, capture) })),
    )
    return true
  }

  function answerBridge(message: unknown, { tab }: MessageSender): Promise<unknown> | undefined {
    const sent = parseBridgeMessage(message)
    if (!sent || tab?.id === undefined) return
    const tabId = tab.id
    switch (sent.type) {
      case 'captures':
        return reports.add(tabId, sent, tab.url).then(() => acknowledge(tabId, sent.batch))
      case 'document':
      case 'left':
        return reports.add(tabId, sent).then(() => {
          ports.pageChanged(tabId)
          // Browsers clear a tab's badge text when the tab navigates.
          return badge.update(tabId)
        })
      case 'present':
        coverage.add(tabId, sent.presence)
        return
      case 'wake':
        return
    }
  }

  function acknowledge(tabId: number, batch: string): Acknowledgement {
    const record = records.get(tabId)?.facts.epoch
    return { acknowledged: batch, ...(record !== undefined && { record }) }
  }
}

interface MessageSender {
  readonly id?: string | undefined
  readonly url?: string | undefined
  readonly tab?: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined
}
