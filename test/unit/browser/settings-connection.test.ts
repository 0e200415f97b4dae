import { expect, it, vi } from 'vitest'
import { connectSettings } from '../../../browser/settings-connection'
import { ports, uninstall, useFakePorts } from '../../fixtures/browser/fake-ports'

vi.mock('wxt/browser', async () => (await import('../../fixtures/browser/fake-ports')).fakeBrowserModule)

const UPDATE = { states: [], candidate: null, collectors: ['localhost:4401'], problem: null, faults: [] }

useFakePorts()

it('passes on updates, ignores other messages and sends no hello message', () => {
  const onUpdate = vi.fn()
  connectSettings({ onUpdate, onLost: vi.fn() })
  ports[0]?.answer(UPDATE)
  ports[0]?.answer({ states: 'none' })
  expect(ports[0]).toMatchObject({ name: 'settings', sent: [] })
  expect(onUpdate).toHaveBeenCalledExactlyOnceWith(UPDATE)
})

it('reports that the extension is gone', () => {
  const onLost = vi.fn()
  connectSettings({ onUpdate: vi.fn(), onLost })
  uninstall()
  ports[0]?.close()
  vi.advanceTimersByTime(100)
  expect(onLost).toHaveBeenCalledOnce()
})
