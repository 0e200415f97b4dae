import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { createFilters } from '../../../../../entrypoints/panel/filter/panel-filters'
import { createPanelState } from '../../../../../entrypoints/panel/state/panel-state'
import { mutedGoals } from '../../../../../settings/saved-filters'

beforeEach(() => fakeBrowser.reset())

describe('createFilters', () => {
  it('hides goals that are muted in another panel', async () => {
    await fakeBrowser.storage.local.set({ mutedGoals: ['page_view'] })
    const { muted, saveProblem } = createFilters(createPanelState())
    await vi.waitFor(() => expect(muted.value).toEqual(['page_view']))
    expect(saveProblem.value).toBeNull()
    await mutedGoals.reset()
  })

  it('reports that the muted goals could not be read', async () => {
    vi.spyOn(fakeBrowser.storage.local, 'get').mockRejectedValue(new Error('damaged'))
    const { saveProblem } = createFilters(createPanelState())
    await vi.waitFor(() =>
      expect(saveProblem.value).toEqual({ key: 'preferences.notRead', values: { reason: 'damaged' } }),
    )
    vi.restoreAllMocks()
  })

  it('reports that a muted goal could not be saved', async () => {
    const { toggleMuted, saveProblem } = createFilters(createPanelState())
    vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValue(new Error('quota'))
    toggleMuted('scroll')
    await vi.waitFor(() => expect(saveProblem.value?.values).toEqual({ reason: 'quota' }))
    vi.restoreAllMocks()
  })
})
