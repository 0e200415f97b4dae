import { browser, type Browser } from 'wxt/browser'
import { message } from '../../../core/message'
import type { SettingsUpdate } from '../../../core/protocol/settings'
import { errorMessage } from '../../../core/error-message'
import type { RegistryKeeper } from '../registry/registry-keeper'

type Port = Browser.runtime.Port

/** Ports of the open options pages. Each gets the current state when it connects, and every change after that. */
export class SettingsPorts {
  private readonly live = new Set<Port>()
  private readonly registry: RegistryKeeper
  private readonly collectors: () => readonly string[]
  private lastCollectors: readonly string[] = []

  /** `collectors` returns the hosts that pages of open tabs have published to. */
  constructor(registry: RegistryKeeper, collectors: () => readonly string[]) {
    this.registry = registry
    this.collectors = collectors
  }

  connect(port: Port): void {
    if (!port.sender?.url?.startsWith(browser.runtime.getURL('/'))) return port.disconnect()
    port.onDisconnect.addListener(() => this.live.delete(port))
    // Any message keeps the background running; its content does not matter.
    port.onMessage.addListener(() => {})
    void this.begin(port)
  }

  changed(): void {
    for (const port of this.live) this.sendUpdate(port)
  }

  /** Sends an update if the list of collectors has changed, after pages have published. */
  published(): void {
    if (this.live.size > 0 && this.collectors().join() !== this.lastCollectors.join()) this.changed()
  }

  private async begin(port: Port): Promise<void> {
    try {
      await this.registry.ready()
      this.live.add(port)
      this.sendUpdate(port)
    } catch (error) {
      this.send(port, {
        ...NOTHING,
        problem: message('consoleAnswer.storage', { reason: errorMessage(error) }),
      })
    }
  }

  private sendUpdate(port: Port): void {
    const { states, currentCandidate: candidate } = this.registry
    this.lastCollectors = this.collectors()
    this.send(port, { states, candidate, collectors: this.lastCollectors, problem: null })
  }

  private send(port: Port, update: SettingsUpdate): void {
    try {
      port.postMessage(update)
    } catch {
      // The port has just been closed.
      this.live.delete(port)
    }
  }
}

const NOTHING = { states: [], candidate: null, collectors: [] }
