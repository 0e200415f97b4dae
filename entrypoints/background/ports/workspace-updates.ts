import type { Browser } from 'wxt/browser'
import type { RegistryKeeper } from '../registry/registry-keeper'
import { send } from './port-messages'

type Port = Browser.runtime.Port

/** Sends panels and popups the workspaces, their registries, and the stored data that cannot be read. */
export class WorkspaceUpdates {
  private readonly registry: RegistryKeeper

  constructor(registry: RegistryKeeper) {
    this.registry = registry
  }

  /** Sends everything. */
  send(port: Port): void {
    this.sendStates(port)
    for (const { workspace } of this.registry.states) this.sendRegistry(port, workspace.id)
  }

  /** Sends the workspaces, and a changed registry: that of the workspace `registryOf`, or none if it is null. */
  sendChange(port: Port, registryOf: string | null): void {
    this.sendStates(port)
    if (registryOf !== null) this.sendRegistry(port, registryOf)
  }

  private sendStates(port: Port): void {
    const { isLoaded, states, faults } = this.registry
    // Without them, the panel knows of no workspaces, which is not the same as knowing that there are none.
    if (isLoaded) send(port, { type: 'workspaces', states })
    send(port, { type: 'faults', faults })
  }

  private sendRegistry(port: Port, workspaceId: string): void {
    const registry = this.registry.registryOf(workspaceId)
    if (registry) send(port, { type: 'registry', registry })
  }
}
