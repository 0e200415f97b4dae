import { browser, type Browser } from 'wxt/browser'
import { message } from '../../../core/message'
import type { SettingsNews } from '../../../core/protocol/settings'
import { reasonOf } from '../../../core/reason'
import type { RegistryKeeper } from '../registry/registry-keeper'

type Port = Browser.runtime.Port

/** The options pages that are open: they are told how things stand at once, and whenever it changes. */
export class SettingsPorts {
  private readonly live = new Set<Port>()
  private readonly registry: RegistryKeeper
  private readonly collectors: () => readonly string[]
  private told: readonly string[] = []

  /** `collectors`: hosts that pages of open tabs have published to. */
  constructor(registry: RegistryKeeper, collectors: () => readonly string[]) {
    this.registry = registry
    this.collectors = collectors
  }

  connect(port: Port): void {
    if (!port.sender?.url?.startsWith(browser.runtime.getURL('/'))) return port.disconnect()
    port.onDisconnect.addListener(() => this.live.delete(port))
    // A port that says anything keeps the background awake; nothing is asked over it.
    port.onMessage.addListener(() => {})
    void this.begin(port)
  }

  changed(): void {
    for (const port of this.live) this.tell(port)
  }

  /** Pages have published: told where that was to a collector that was not seen before. */
  published(): void {
    if (this.live.size > 0 && this.collectors().join() !== this.told.join()) this.changed()
  }

  private async begin(port: Port): Promise<void> {
    try {
      await this.registry.ready()
      this.live.add(port)
      this.tell(port)
    } catch (error) {
      this.send(port, { ...NOTHING, problem: message('consoleAnswer.storage', { reason: reasonOf(error) }) })
    }
  }

  private tell(port: Port): void {
    const { states, trying } = this.registry
    this.told = this.collectors()
    this.send(port, { states, trying, collectors: this.told, problem: null })
  }

  private send(port: Port, news: SettingsNews): void {
    try {
      port.postMessage(news)
    } catch {
      // It was closed in this very moment.
      this.live.delete(port)
    }
  }
}

const NOTHING = { states: [], trying: null, collectors: [] }
