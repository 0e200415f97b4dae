import { expect, it, vi } from 'vitest'
import { reconnectingPort } from '../../../browser/reconnecting-port'
import { ports, uninstall, useFakePorts } from '../../fixtures/browser/fake-ports'

vi.mock('wxt/browser', async () => (await import('../../fixtures/browser/fake-ports')).fakeBrowserModule)

useFakePorts()

const asString = (message: unknown): string | null => (typeof message === 'string' ? message : null)

function open(hello?: () => string) {
  const onMessage = vi.fn<(message: string) => void>()
  const onLost = vi.fn<() => void>()
  const port = reconnectingPort<string, string>({
    name: 'test-port',
    parse: asString,
    onMessage,
    onLost,
    ...(hello && { hello }),
  })
  return { port, onMessage, onLost }
}

it('passes on messages that parse and ignores the others', () => {
  const { onMessage } = open()
  expect(ports[0]?.name).toBe('test-port')
  ports[0]?.answer('news')
  ports[0]?.answer({ not: 'a string' })
  expect(onMessage).toHaveBeenCalledExactlyOnceWith('news')
})

it('opens a new port when the first one stays silent', () => {
  open()
  vi.advanceTimersByTime(4999)
  expect(ports).toHaveLength(1)
  vi.advanceTimersByTime(200)
  expect(ports[0]?.disconnect).toHaveBeenCalledOnce()
  expect(ports).toHaveLength(2)
})

it('keeps a port that has answered, even with a message it ignores', () => {
  open()
  ports[0]?.answer({ not: 'a string' })
  vi.advanceTimersByTime(10_000)
  expect(ports).toHaveLength(1)
})

it('reconnects when the background was stopped', () => {
  const { onMessage } = open()
  ports[0]?.answer('one')
  ports[0]?.close()
  vi.advanceTimersByTime(100)
  ports[1]?.answer('two')
  expect(ports).toHaveLength(2)
  expect(onMessage.mock.calls).toEqual([['one'], ['two']])
})

it('opens only one new port when a silent port closes later', () => {
  open()
  vi.advanceTimersByTime(5000)
  ports[0]?.close()
  vi.advanceTimersByTime(100)
  expect(ports).toHaveLength(2)
})

it('doubles the delay after each failure and resets it after an answer', () => {
  open()
  ports[0]?.close()
  vi.advanceTimersByTime(100)
  ports[1]?.close()
  vi.advanceTimersByTime(199)
  expect(ports).toHaveLength(2)
  vi.advanceTimersByTime(1)
  ports[2]?.answer('news')
  ports[2]?.close()
  vi.advanceTimersByTime(100)
  expect(ports).toHaveLength(4)
})

it('never waits longer than 5 s', () => {
  open()
  for (let attempt = 0; attempt < 10; attempt += 1) {
    ports[attempt]?.close()
    vi.advanceTimersByTime(5000)
    expect(ports).toHaveLength(attempt + 2)
  }
})

it('sends the hello message first on each port, then each waiting message once', () => {
  let position = 0
  const { port } = open(() => `hello ${position}`)
  port.send('a')
  ports[0]?.answer('news')
  ports[0]?.close()
  position = 7
  port.send('b')
  port.send('c')
  vi.advanceTimersByTime(100)
  expect(ports.map(({ sent }) => sent)).toEqual([
    ['hello 0', 'a'],
    ['hello 7', 'b', 'c'],
  ])
  ports[1]?.close()
  vi.advanceTimersByTime(200)
  expect(ports[2]?.sent).toEqual(['hello 7'])
})

it('pings every 20 s so that the background keeps running', () => {
  open()
  ports[0]?.answer('news')
  vi.advanceTimersByTime(40_000)
  expect(ports[0]?.sent).toEqual([{ type: 'ping' }, { type: 'ping' }])
})

it('reports that the extension is gone and stops reconnecting', () => {
  const { onLost } = open()
  ports[0]?.answer('news')
  uninstall()
  ports[0]?.close()
  vi.advanceTimersByTime(60_000)
  expect(onLost).toHaveBeenCalledOnce()
  expect(ports).toHaveLength(1)
})
