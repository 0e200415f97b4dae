import { browser, type Browser } from 'wxt/browser'
import type { Capture } from '../../core/capture'
import { message } from '../../core/message'
import {
  type PanelRequest,
  type PanelUpdate,
  parsePanelPortName,
  parsePanelRequest,
} from '../../core/protocol/panel'
import { tabState } from '../../core/record/tab-record'
import type { RegistryKeeper } from './registry-keeper'
import { lookAt } from './sight'
import type { RecordChange, TabRecords } from './tab-records'

type Port = Browser.runtime.Port

/** One message of a replay holds at most so many captures, or so many characters of bodies. */
const REPLAY_CAPTURES = 500
const REPLAY_CHARACTERS = 1024 * 1024

/** The panels and popups that are open, each on one tab. A tab may have several. */
export class PanelPorts {
  /** Ports that have been given their replay, and get every change from then on. */
  private readonly live = new Map<Port, number>()
  private readonly records: TabRecords
  private readonly registry: RegistryKeeper

  constructor(records: TabRecords, registry: RegistryKeeper) {
    this.records = records
    this.registry = registry
  }

  connect(port: Port): void {
    const tabId = parsePanelPortName(port.name)
    if (tabId === null || !port.sender?.url?.startsWith(browser.runtime.getURL('/'))) return port.disconnect()
    port.onMessage.addListener((sent: unknown) => {
      const request = parsePanelRequest(sent)
      if (request) void this.attempt(port, tabId, request)
    })
    port.onDisconnect.addListener(() => {
      this.live.delete(port)
      if (this.live.size === 0) browser.tabs.onUpdated.removeListener(this.onTabUpdated)
    })
  }

  /** A step was made in a tab's record. */
  recordChanged(tabId: number, { added }: RecordChange): void {
    for (const port of this.portsOf(tabId)) this.sendRecord(port, tabId, added)
  }

  registryChanged(): void {
    for (const port of this.live.keys()) send(port, { type: 'registry', registry: this.registry.state })
  }

  /** Another page is in the tab, or the same one anew. */
  pageChanged(tabId: number): void {
    for (const port of this.portsOf(tabId)) void this.sendSight(port, tabId)
  }

  private async attempt(port: Port, tabId: number, request: PanelRequest): Promise<void> {
    try {
      await this.answer(port, tabId, request)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      send(port, { type: 'problem', problem: message('panel.problem', { reason }) })
    }
  }

  private async answer(port: Port, tabId: number, request: PanelRequest): Promise<void> {
    switch (request.type) {
      case 'hello':
        return this.replay(port, tabId, request)
      case 'pause':
        return this.records.pause(tabId, request.paused)
      case 'preserve':
        return this.records.preserve(tabId, request.preserve)
      case 'clear':
        return this.records.clear(tabId)
      case 'reload':
        return browser.tabs.reload(tabId)
      case 'refresh':
        return this.registry.refresh()
      case 'open':
        return request.page === 'options' ? browser.runtime.openOptionsPage() : openPanelTab(tabId)
      case 'ping':
        return
    }
  }

  private async replay(
    port: Port,
    tabId: number,
    { epoch, since }: { epoch: string; since: number },
  ): Promise<void> {
    await Promise.all([this.records.ready(), this.registry.ready()])
    await this.records.begin(tabId)
    // From here to the end of the replay nothing else runs, so no change can fall between the two.
    const record = this.records.get(tabId)
    const from = record?.facts.epoch === epoch ? since : 0
    send(port, { type: 'registry', registry: this.registry.state })
    this.sendRecord(port, tabId, record?.captures.filter(({ seq }) => seq > from) ?? [])
    this.live.set(port, tabId)
    browser.tabs.onUpdated.addListener(this.onTabUpdated)
    await this.sendSight(port, tabId)
    await this.registry.refreshIfStale()
  }

  private sendRecord(port: Port, tabId: number, captures: readonly Capture[]): void {
    const record = this.records.get(tabId)
    if (!record) return
    send(port, { type: 'state', state: tabState(record) })
    for (const part of inParts(captures)) {
      send(port, { type: 'captures', epoch: record.facts.epoch, captures: part })
    }
  }

  private async sendSight(port: Port, tabId: number): Promise<void> {
    send(port, { type: 'sight', sight: await lookAt(tabId) })
  }

  private portsOf(tabId: number): Port[] {
    return [...this.live].filter(([, id]) => id === tabId).map(([port]) => port)
  }

  /** Pages on which nothing of ours runs say no hello: this is how a panel hears of them. */
  private readonly onTabUpdated = (tabId: number, change: { status?: string | undefined }): void => {
    if (change.status === 'complete') this.pageChanged(tabId)
  }
}

async function openPanelTab(tabId: number): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL(`/panel.html?tabId=${tabId}`) })
}

/** A port may be closed at any moment; then there is nobody left to tell. */
function send(port: Port, update: PanelUpdate): void {
  try {
    port.postMessage(update)
  } catch {
    port.disconnect()
  }
}

function* inParts(captures: readonly Capture[]): Generator<readonly Capture[]> {
  let part: Capture[] = []
  let characters = 0
  for (const capture of captures) {
    part.push(capture)
    characters += capture.body.encoding === 'none' ? 0 : capture.body.data.length
    if (part.length < REPLAY_CAPTURES && characters < REPLAY_CHARACTERS) continue
    yield part
    part = []
    characters = 0
  }
  if (part.length > 0) yield part
}
