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

/** A port of a page at that address; `told` has what it was sent. */
function portOf(url: string | undefined) {
  const told: unknown[] = []
  const leave: (() => void)[] = []
  let closed = false
  const port = {
    name: SETTINGS_PORT,
    sender: { url },
    onMessage: { addListener: vi.fn<() => void>() },
    onDisconnect: { addListener: (listener: () => void) => leave.push(listener) },
    postMessage: (news: unknown) => {
      if (closed) throw new Error('Attempting to use a disconnected port object')
      told.push(structuredClone(news))
    },
    disconnect: vi.fn<() => void>(),
  } as unknown as Browser.runtime.Port
  const close = () => {
    closed = true
    for (const listener of leave) listener()
  }
  return { port, told, close }
}
const optionsUrl = () => fakeBrowser.runtime.getURL('/options.html')
const settled = () => vi.waitFor(() => {})

describe('an options page', () => {
  it('is told how things stand, at once and whenever it changes, without any credential', async () => {
    await seed()
    const { keeper } = await keeperOf()
    const ports = new SettingsPorts(keeper, () => ['acme.absmartly.io'])
    const { port, told, close } = portOf(optionsUrl())
    ports.connect(port)
    await vi.waitFor(() => expect(told).toHaveLength(1))
    const update = parseSettingsUpdate(told[0])
    expect(update).toMatchObject({ candidate: null, collectors: ['acme.absmartly.io'], problem: null })
    expect(update?.states.map(({ workspace }) => workspace)).toEqual([workspaceOf()])
    ports.changed()
    expect(told).toHaveLength(2)
    close()
    ports.changed()
    expect(told).toHaveLength(2)
    expect(JSON.stringify(told)).not.toContain(KEY)
  })

  it('that closes before there is anything to tell is forgotten', async () => {
    const { keeper } = await keeperOf()
    const ports = new SettingsPorts(keeper, () => [])
    const { port, told, close } = portOf(optionsUrl())
    ports.connect(port)
    close()
    await settled()
    ports.changed()
    expect(told).toEqual([])
  })

  it('is told why nothing can be told', async () => {
    brokenDatabase()
    const ports = new SettingsPorts(new RegistryKeeper(() => new Set()), () => [])
    const { port, told } = portOf(optionsUrl())
    const closed = portOf(optionsUrl())
    ports.connect(port)
    ports.connect(closed.port)
    closed.close()
    await vi.waitFor(() => expect(told).toHaveLength(1))
    expect(parseSettingsUpdate(told[0])).toMatchObject({
      states: [],
      problem: { key: 'consoleAnswer.storage', values: { reason: /mutation/ } },
    })
  })
})

it.each(['https://shop.example/', 'https://shop.example/chrome-extension://', undefined])(
  'nobody at %s is told anything',
  async (url) => {
    const { keeper } = await keeperOf()
    const ports = new SettingsPorts(keeper, () => [])
    const { port, told } = portOf(url)
    ports.connect(port)
    await settled()
    ports.changed()
    expect(told).toEqual([])
    expect(port.disconnect).toHaveBeenCalledOnce()
  },
)
