import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connect } from '../../../browser/panel-connection'
import { state } from '../../fixtures/panel/panel-updates'

interface FakePort {
  readonly sent: unknown[]
  readonly disconnect: ReturnType<typeof vi.fn>
  answer: (message: unknown) => void
  close: () => void
}

const ports: FakePort[] = []

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'the-extension',
      connect: () => {
        const port: FakePort = { sent: [], disconnect: vi.fn(), answer: () => {}, close: () => {} }
        ports.push(port)
        return {
          postMessage: (message: unknown) => port.sent.push(message),
          disconnect: port.disconnect,
          onMessage: { addListener: (listener: (message: unknown) => void) => (port.answer = listener) },
          onDisconnect: { addListener: (listener: () => void) => (port.close = listener) },
        }
      },
    },
  },
}))

beforeEach(() => {
  vi.useFakeTimers()
  ports.length = 0
})
afterEach(() => vi.useRealTimers())

const connected = () => {
  const onUpdate = vi.fn()
  const position = () => ({ epoch: 'epoch-1', since: 7 })
  return { onUpdate, connection: connect({ tabId: 1, position, onUpdate, onLost: vi.fn() }) }
}

it('opens another port where the first stays silent, and says how far it has come', () => {
  connected()
  vi.advanceTimersByTime(4999)
  expect(ports).toHaveLength(1)
  vi.advanceTimersByTime(200)
  expect(ports[0]?.disconnect).toHaveBeenCalledOnce()
  expect(ports[1]?.sent).toEqual([{ type: 'hello', epoch: 'epoch-1', since: 7 }])
})

it('keeps a port that has answered', () => {
  const { onUpdate } = connected()
  ports[0]?.answer(state())
  vi.advanceTimersByTime(10_000)
  expect(ports).toHaveLength(1)
  expect(onUpdate).toHaveBeenCalledExactlyOnceWith(state())
})

it('opens another one when the background was stopped, and sends then what was asked for meanwhile', () => {
  const { connection } = connected()
  ports[0]?.answer(state())
  ports[0]?.close()
  connection.send({ type: 'clear', at: 1000 })
  vi.advanceTimersByTime(100)
  expect(ports[1]?.sent).toContainEqual({ type: 'clear', at: 1000 })
})
