import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { followSettings } from '../../../browser/settings-connection'

interface FakePort {
  readonly name: string
  readonly sent: unknown[]
  readonly disconnect: ReturnType<typeof vi.fn>
  answer: (message: unknown) => void
  close: () => void
}

const ports: FakePort[] = []
const runtime: { id: string | undefined } = { id: 'the-extension' }

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      get id() {
        return runtime.id
      },
      connect: ({ name }: { name: string }) => {
        const port: FakePort = { name, sent: [], disconnect: vi.fn(), answer: () => {}, close: () => {} }
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

const NEWS = { states: [], trying: null, collectors: ['localhost:4401'], problem: null }

beforeEach(() => {
  vi.useFakeTimers()
  ports.length = 0
  runtime.id = 'the-extension'
})
afterEach(() => {
  vi.clearAllTimers()
  vi.useRealTimers()
})

function follow() {
  const onNews = vi.fn()
  const onLost = vi.fn()
  followSettings({ onNews, onLost })
  return { onNews, onLost }
}

it('tells what the background says, and nothing that is not of its kind', () => {
  const { onNews } = follow()
  expect(ports[0]?.name).toBe('settings')
  ports[0]?.answer(NEWS)
  ports[0]?.answer({ states: 'none' })
  expect(onNews).toHaveBeenCalledExactlyOnceWith(NEWS)
})

it('connects again when the background was stopped', () => {
  const { onNews } = follow()
  ports[0]?.answer(NEWS)
  ports[0]?.close()
  vi.advanceTimersByTime(100)
  ports[1]?.answer(NEWS)
  expect(ports).toHaveLength(2)
  expect(onNews).toHaveBeenCalledTimes(2)
})

it('opens another port where the first stays silent', () => {
  follow()
  vi.advanceTimersByTime(4999)
  expect(ports).toHaveLength(1)
  vi.advanceTimersByTime(200)
  expect(ports[0]?.disconnect).toHaveBeenCalledOnce()
  expect(ports).toHaveLength(2)
})

it('waits longer each time, and not so long again once it was answered', () => {
  follow()
  ports[0]?.close()
  vi.advanceTimersByTime(100)
  ports[1]?.close()
  vi.advanceTimersByTime(199)
  expect(ports).toHaveLength(2)
  vi.advanceTimersByTime(1)
  ports[2]?.answer(NEWS)
  ports[2]?.close()
  vi.advanceTimersByTime(100)
  expect(ports).toHaveLength(4)
})

it('keeps the background awake', () => {
  follow()
  ports[0]?.answer(NEWS)
  vi.advanceTimersByTime(40_000)
  expect(ports[0]?.sent).toHaveLength(2)
})

it('says when the extension is gone', () => {
  const { onLost } = follow()
  ports[0]?.answer(NEWS)
  runtime.id = undefined
  ports[0]?.close()
  vi.advanceTimersByTime(100)
  expect(onLost).toHaveBeenCalledOnce()
  expect(ports).toHaveLength(1)
})
