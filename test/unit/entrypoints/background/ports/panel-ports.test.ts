import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { PanelUpdate } from '../../../../../core/protocol/panel'
import { newTabRecord } from '../../../../../core/record/tab-record'
import type { StorageFault } from '../../../../../core/storage/fault'
import type { CoverageTracker } from '../../../../../entrypoints/background/coverage/coverage'
import { PanelPorts } from '../../../../../entrypoints/background/ports/panel-ports'
import type { TabRecords } from '../../../../../entrypoints/background/record/tab-records'
import type { RegistryKeeper } from '../../../../../entrypoints/background/registry/registry-keeper'
import { registryOf, WORKSPACE_ID, workspaceStateOf } from '../../../../fixtures/make'

const FAULT: StorageFault = {
  kind: 'database',
  database: 'workspaces',
  reason: { key: 'storage.reason.hangs', values: { ms: 3000 } },
}

beforeEach(() => {
  fakeBrowser.reset()
  Object.assign(fakeBrowser.tabs, { onUpdated: { addListener: () => {}, removeListener: () => {} } })
})

/** Opens a panel. The workspaces are loaded when the test says so. */
function openPanel(isLoaded: boolean) {
  const loading = Promise.withResolvers<void>()
  const keeper = {
    isLoaded,
    states: isLoaded ? [workspaceStateOf()] : [],
    faults: [] as StorageFault[],
    ready: () => (keeper.isLoaded ? Promise.resolve() : loading.promise),
    registryOf: (id: string) => (id === WORKSPACE_ID ? registryOf() : null),
    refreshStale: async () => {},
  }
  const records = {
    ready: async () => {},
    begin: async () => {},
    current: (id: number) => id,
    get: () => newTabRecord('epoch'),
  }
  const coverage = {
    check: async () => ({ coverage: { page: 'inPlace', network: true }, presence: null }),
    framesOf: () => ({ covered: 1, all: 1 }),
    shownIn: () => null,
  }
  const ports = new PanelPorts(
    records as unknown as TabRecords,
    keeper as unknown as RegistryKeeper,
    coverage as unknown as CoverageTracker,
  )
  const sent: PanelUpdate[] = []
  const listeners: ((message: unknown) => void)[] = []
  const leave: (() => void)[] = []
  ports.connect({
    name: 'panel:7',
    sender: { url: fakeBrowser.runtime.getURL('/panel.html') },
    onMessage: { addListener: (listener: (message: unknown) => void) => listeners.push(listener) },
    onDisconnect: { addListener: (listener: () => void) => leave.push(listener) },
    postMessage: (update: PanelUpdate) => sent.push(update),
    disconnect: () => {},
  } as unknown as Browser.runtime.Port)
  for (const listener of listeners) listener({ type: 'hello', epoch: '', since: 0 })
  return {
    ports,
    keeper,
    types: () => sent.map(({ type }) => type),
    sent,
    settle: loading.resolve,
    close: () => leave.forEach((listener) => listener()),
  }
}

describe('PanelPorts', () => {
  it('sends the workspaces before the record if they are loaded', async () => {
    const { types, close } = openPanel(true)
    await vi.waitFor(() => expect(types()).toEqual(['workspaces', 'faults', 'registry', 'state', 'coverage']))
    close()
  })

  it('sends the record without waiting for the workspaces, then the fault that keeps them away', async () => {
    const { types, sent, keeper, settle, close } = openPanel(false)
    await vi.waitFor(() => expect(types()).toEqual(['state', 'coverage']))
    keeper.faults.push(FAULT)
    settle()
    await vi.waitFor(() => expect(types()).toEqual(['state', 'coverage', 'faults']))
    expect(sent.at(-1)).toEqual({ type: 'faults', faults: [FAULT] })
    close()
  })

  it('sends the workspaces once they are loaded', async () => {
    const { ports, types, keeper, close } = openPanel(false)
    await vi.waitFor(() => expect(types()).toEqual(['state', 'coverage']))
    // Until then, a panel must not take them for none.
    ports.workspacesChanged(null)
    expect(types()).not.toContain('workspaces')
    Object.assign(keeper, { isLoaded: true, states: [workspaceStateOf()] })
    ports.workspacesReloaded()
    expect(types().slice(-3)).toEqual(['workspaces', 'faults', 'registry'])
    close()
    ports.workspacesReloaded()
    expect(types().filter((type) => type === 'registry')).toHaveLength(1)
  })
})
