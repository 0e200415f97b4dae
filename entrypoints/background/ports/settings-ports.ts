import { browser, type Browser } from 'wxt/browser'
import type { SettingsUpdate } from '../../../core/protocol/settings'
import { NOT_LOADED, type RegistryKeeper } from '../registry/registry-keeper'

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
    this.live.add(port)
    await this.registry.ready()
    if (this.live.has(port)) this.sendUpdate(port)
  }

  private sendUpdate(port: Port): void {
    const { states, currentCandidate: candidate, faults, isLoaded } = this.registry
    // While the workspaces are being loaded, there is no state yet.
    if (!isLoaded && faults.length === 0) return
    this.lastCollectors = this.collectors()
    const problem = isLoaded ? null : NOT_LOADED
    this.send(port, { states, candidate, collectors: this.lastCollectors, problem, faults })
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
