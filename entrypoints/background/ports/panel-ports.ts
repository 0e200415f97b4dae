import { browser, type Browser } from 'wxt/browser'
import type { DocumentInfo } from '../../../core/capture'
import type { Attempt } from '../../../core/attempt'
import { message } from '../../../core/message'
import {
  type PanelRequest,
  type OpenedTabState,
  parsePanelPortName,
  parsePanelRequest,
  type Coverage,
} from '../../../core/protocol/panel'
import { firstAttempts, visibleDeliveries } from '../../../core/record/visible-deliveries'
import { summarize } from '../../../core/record/summary'
import { visibleAttempts, type TabRecord, tabState } from '../../../core/record/tab-record'
import { errorMessage } from '../../../core/error-message'
import type { RegistryKeeper } from '../registry/registry-keeper'
import type { CoverageTracker } from '../coverage/coverage'
import type { RecordChange, TabRecords } from '../record/tab-records'
import { openPage } from './open-page'
import { inBatches, send } from './port-messages'
import { WorkspaceUpdates } from './workspace-updates'

type Port = Browser.runtime.Port

/** Interval between two coverage checks of the tabs with an open panel, in ms. */
const COVERAGE_POLL_MS = 2000

/** Ports of the open panels and popups. Each belongs to one tab; a tab may have several. */
export class PanelPorts {
  /** Called when a panel or popup opens. */
  onOpen: () => void = () => {}
  /** Ports that have received their replay and now receive every change, each with the tab id that its panel uses. */
  private readonly live = new Map<Port, number>()
  /** Last coverage sent to each port, as JSON. */
  private readonly lastCoverage = new WeakMap<Port, string>()
  /** Last shown document sent to each port, as its key. */
  private readonly lastShown = new WeakMap<Port, string>()
  private readonly records: TabRecords
  private readonly registry: RegistryKeeper
  private readonly workspaces: WorkspaceUpdates
  private readonly coverage: CoverageTracker
  private pollTimer: ReturnType<typeof setInterval> | null = null

  constructor(records: TabRecords, registry: RegistryKeeper, coverage: CoverageTracker) {
    this.records = records
    this.registry = registry
    this.workspaces = new WorkspaceUpdates(registry)
    this.coverage = coverage
  }

  connect(port: Port): void {
    const tabId = parsePanelPortName(port.name)
    if (tabId === null || !port.sender?.url?.startsWith(browser.runtime.getURL('/'))) return port.disconnect()
    port.onMessage.addListener((sent: unknown) => {
      const request = parsePanelRequest(sent)
      if (request) void this.tryHandle(port, tabId, request)
    })
    port.onDisconnect.addListener(() => {
      this.live.delete(port)
      if (this.live.size === 0) this.stopPolling()
    })
  }

  /**
   * Sends a change of a tab's record to the panels of the tab, and its new summary to the panels of the tab that opened
   * it.
   */
  recordChanged(tabId: number, { changed }: RecordChange): void {
    for (const port of this.portsOf(tabId)) this.sendRecord(port, tabId, changed)
    for (const [port, openerId] of this.live) {
      const opened = this.records.get(openerId)?.facts.opened ?? []
      if (opened.some((tab) => this.records.current(tab.tabId) === tabId)) this.sendRecord(port, openerId, [])
    }
  }

  /** Sends the workspaces to all panels, and the registry of one of them, if it has changed. */
  workspacesChanged(registryOf: string | null): void {
    for (const port of this.live.keys()) this.workspaces.sendChange(port, registryOf)
  }

  /** Sends all panels the workspaces with their registries, after they have been loaded or could not be. */
  workspacesReloaded(): void {
    for (const port of this.live.keys()) this.workspaces.send(port)
  }

  /** Whether a panel or popup is open. */
  get hasPanels(): boolean {
    return this.live.size > 0
  }

  /** Checks the coverage of a tab after its page has changed, was reloaded or was closed. */
  pageChanged(tabId: number): void {
    for (const port of this.portsOf(tabId)) void this.sendCoverage(port, tabId)
  }

  /** Checks the coverage of all tabs with an open panel, as after a change of site access. */
  accessChanged(): void {
    for (const [port, tabId] of this.live) void this.sendCoverage(port, this.records.current(tabId))
  }

  private async tryHandle(port: Port, tabId: number, request: PanelRequest): Promise<void> {
    try {
      await this.records.ready()
      // A panel keeps using the id that its tab had when the panel was opened.
      await this.handle(port, this.records.current(tabId), request)
    } catch (error) {
      send(port, {
        type: 'problem',
        problem: message('panel.problem', { reason: errorMessage(error) }),
      })
    }
  }

  private async handle(port: Port, tabId: number, request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'hello':
        return this.replay(port, tabId, request)
      case 'pause':
        return this.records.pause(tabId, request.paused, request.at)
      case 'preserve':
        return this.records.preserve(tabId, request.preserve)
      case 'clear':
        return this.records.clear(tabId, request.at)
      case 'undo':
        return this.records.undo(tabId)
      case 'reload':
        return browser.tabs.reload(tabId)
      case 'refresh':
        return this.registry.refreshAll(request.workspaceId)
      case 'assign':
        return this.registry.assign(request.workspaceId, request.collector)
      case 'open':
      case 'help':
      case 'rule':
        return openPage(request, tabId)
      case 'ping':
        return
    }
  }

  private async replay(
    port: Port,
    tabId: number,
    { epoch, since }: { epoch: string; since: number },
  ): Promise<void> {
    await this.records.ready()
    await this.records.begin(tabId)
    // From here to the end of the replay, the code is synchronous, so no change can come in between.
    const record = this.records.get(tabId)
    const from = record?.facts.epoch === epoch ? since : 0
    // The workspaces come first if they are there, so that the rows have their verdicts at once. The rows never wait for
    // them: their database may be slow, or broken.
    const { isLoaded } = this.registry
    if (isLoaded) this.workspaces.send(port)
    this.sendRecord(port, tabId, record ? visibleAttempts(record).filter(({ seq }) => seq > from) : [])
    this.live.set(port, tabId)
    this.startPolling()
    if (!isLoaded) void this.sendWorkspacesLater(port)
    await this.sendCoverage(port, tabId)
    this.onOpen()
    await this.registry.refreshStale()
  }

  private async sendWorkspacesLater(port: Port): Promise<void> {
    await this.registry.ready()
    if (this.live.has(port)) this.workspaces.send(port)
  }

  private sendRecord(port: Port, tabId: number, attempts: readonly Attempt[]): void {
    const record = this.records.get(tabId)
    if (!record) return
    const shown = this.coverage.shownIn(tabId)
    this.lastShown.set(port, shownKey(shown))
    send(port, { type: 'state', state: { ...tabState(record, shown), opened: this.openedBy(record) } })
    for (const part of inBatches(attempts)) {
      send(port, { type: 'attempts', epoch: record.facts.epoch, attempts: part })
    }
  }

  private openedBy({ facts }: TabRecord): OpenedTabState[] {
    return facts.opened.map(({ tabId, at }) => {
      const record = this.records.get(tabId)
      const url = record?.facts.pages.at(-1)?.url
      const goals = record && summarize(firstAttempts(visibleDeliveries(record)), []).goals
      return { tabId, at, ...(goals !== undefined && { goals }), ...(url !== undefined && { url }) }
    })
  }

  private async sendCoverage(port: Port, tabId: number): Promise<void> {
    const { coverage, presence } = await this.coverage.check(tabId)
    if (presence) {
      await this.records.recordShown(tabId, presence.document)
      if (this.lastShown.get(port) !== shownKey(this.coverage.shownIn(tabId)))
        this.sendRecord(port, tabId, [])
    }
    const frames = this.coverage.framesOf(tabId)
    this.sendIfChanged(port, { ...coverage, frames })
  }

  /** Sends the new number of frames after a frame has reported its presence late. */
  framesChanged(tabId: number): void {
    for (const port of this.portsOf(tabId)) {
      const json = this.lastCoverage.get(port)
      if (json)
        this.sendIfChanged(port, { ...(JSON.parse(json) as Coverage), frames: this.coverage.framesOf(tabId) })
    }
  }

  private sendIfChanged(port: Port, coverage: Coverage): void {
    const text = JSON.stringify(coverage)
    if (this.lastCoverage.get(port) === text) return
    this.lastCoverage.set(port, text)
    send(port, { type: 'coverage', coverage })
  }

  private startPolling(): void {
    browser.tabs.onUpdated.addListener(this.onTabUpdated)
    this.pollTimer ??= setInterval(() => this.accessChanged(), COVERAGE_POLL_MS)
  }

  private stopPolling(): void {
    browser.tabs.onUpdated.removeListener(this.onTabUpdated)
    if (this.pollTimer) clearInterval(this.pollTimer)
    this.pollTimer = null
  }

  private portsOf(tabId: number): Port[] {
    return [...this.live].filter(([, id]) => this.records.current(id) === tabId).map(([port]) => port)
  }

  /** Checks the coverage after each page load. Pages without our scripts send no message. */
  private readonly onTabUpdated = (tabId: number, change: { status?: string | undefined }): void => {
    if (change.status === 'complete') this.pageChanged(tabId)
  }
}

/** Returns a key that changes with everything that a panel shows of a document. */
const shownKey = (document: DocumentInfo | null): string => JSON.stringify(document)
