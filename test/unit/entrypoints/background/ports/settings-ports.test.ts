import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { parseSettingsUpdate, SETTINGS_PORT } from '../../../../../core/protocol/settings'
import { SettingsPorts } from '../../../../../entrypoints/background/ports/settings-ports'
import { brokenDatabase, freshDatabase } from '../../../../fixtures/console/fresh-database'
import { keeperOf, seed } from '../../../../fixtures/console/registry-keeper'
import { workspaceOf } from '../../../../fixtures/make'
import { KEY } from '../../../../fixtures/console/stub-console'
import { RegistryKeeper } from '../../../../../entrypoints/background/registry/registry-keeper'

beforeEach(() => {
  freshDatabase()
  fakeBrowser.reset()
})

/** Creates a port of a page with that URL; `sent` collects its messages. */
function portOf(url: string | undefined) {
  const sent: unknown[] = []
  const leave: (() => void)[] = []
  let closed = false
  const port = {
    name: SETTINGS_PORT,
    sender: { url },
    onMessage: { addListener: vi.fn<() => void>() },
    onDisconnect: { addListener: (listener: () => void) => leave.push(listener) },
    postMessage: (update: unknown) => {
      if (closed) throw new Error('Attempting to use a disconnected port object')
      sent.push(structuredClone(update))
    },
    disconnect: vi.fn<() => void>(),
  } as unknown as Browser.runtime.Port
  const close = () => {
    closed = true
    for (const listener of leave) listener()
  }
  return { port, sent, close }
}
const optionsUrl = () => fakeBrowser.runtime.getURL('/options.html')
const settled = () => vi.waitFor(() => {})

describe('SettingsPorts', () => {
  it('sends an options page the state at once and on each change, without credentials', async () => {
    await seed()
    const { keeper } = await keeperOf()
    const ports = new SettingsPorts(keeper, () => ['acme.absmartly.io'])
    const { port, sent, close } = portOf(optionsUrl())
    ports.connect(port)
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    const update = parseSettingsUpdate(sent[0])
    expect(update).toMatchObject({ candidate: null, collectors: ['acme.absmartly.io'], problem: null })
    expect(update?.states.map(({ workspace }) => workspace)).toEqual([workspaceOf()])
    ports.changed()
    expect(sent).toHaveLength(2)
    close()
    ports.changed()
    expect(sent).toHaveLength(2)
    expect(JSON.stringify(sent)).not.toContain(KEY)
  })

  it('forgets a port that closes before the state is available', async () => {
    const { keeper } = await keeperOf()
    const ports = new SettingsPorts(keeper, () => [])
    const { port, sent, close } = portOf(optionsUrl())
    ports.connect(port)
    close()
    await settled()
    ports.changed()
    expect(sent).toEqual([])
  })

  it('sends the problem when the state is unavailable', async () => {
    brokenDatabase()
    const ports = new SettingsPorts(new RegistryKeeper(() => new Set()), () => [])
    const { port, sent } = portOf(optionsUrl())
    const closed = portOf(optionsUrl())
    ports.connect(port)
    ports.connect(closed.port)
    closed.close()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(parseSettingsUpdate(sent[0])).toMatchObject({
      states: [],
      problem: { key: 'storage.notLoaded' },
      faults: [
        {
          kind: 'database',
          database: 'workspaces',
          reason: { key: 'storage.reason.browser', values: { reason: 'A mutation operation was attempted' } },
        },
      ],
    })
  })
})

it.each(['https://shop.example/', 'https://shop.example/chrome-extension://', undefined])(
  'sends nothing to a page at %s',
  async (url) => {
    const { keeper } = await keeperOf()
    const ports = new SettingsPorts(keeper, () => [])
    const { port, sent } = portOf(url)
    ports.connect(port)
    await settled()
    ports.changed()
    expect(sent).toEqual([])
    expect(port.disconnect).toHaveBeenCalledOnce()
  },
)
