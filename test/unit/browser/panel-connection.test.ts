import { expect, it, vi } from 'vitest'
import { connect } from '../../../browser/panel-connection'
import { ports, useFakePorts } from '../../fixtures/browser/fake-ports'
import { state } from '../../fixtures/panel/panel-updates'

vi.mock('wxt/browser', async () => (await import('../../fixtures/browser/fake-ports')).fakeBrowserModule)

useFakePorts()

it('sends the current position of the panel after a reconnect', () => {
  let since = 7
  connect({ tabId: 1, position: () => ({ epoch: 'epoch-1', since }), onUpdate: vi.fn(), onLost: vi.fn() })
  since = 9
  ports[0]?.close()
  vi.advanceTimersByTime(100)
  expect(ports.map(({ name, sent }) => [name, ...sent])).toEqual([
    ['panel:1', { type: 'hello', epoch: 'epoch-1', since: 7 }],
    ['panel:1', { type: 'hello', epoch: 'epoch-1', since: 9 }],
  ])
})

it('passes on updates and sends requests', () => {
  const onUpdate = vi.fn()
  const position = () => ({ epoch: 'epoch-1', since: 0 })
  const connection = connect({ tabId: 1, position, onUpdate, onLost: vi.fn() })
  ports[0]?.answer(state())
  ports[0]?.answer({ type: 'nonsense' })
  connection.send({ type: 'clear', at: 1000 })
  expect(onUpdate).toHaveBeenCalledExactlyOnceWith(state())
  expect(ports[0]?.sent.at(-1)).toEqual({ type: 'clear', at: 1000 })
})
