import { describe, expect, it, vi } from 'vitest'
import { createFilters } from '../../../../../entrypoints/panel/filter/panel-filters'
import { createPanelState } from '../../../../../entrypoints/panel/state/panel-state'
import { mutedGoals } from '../../../../../settings/saved-filters'
import { brokenDatabase, SETTINGS_DB, storeEntries } from '../../../../fixtures/console/fresh-database'

describe('createFilters', () => {
  it('hides goals that are muted in another panel', async () => {
    await storeEntries(SETTINGS_DB, { mutedGoals: ['page_view'] })
    const { muted, saveProblem } = createFilters(createPanelState())
    await vi.waitFor(() => expect(muted.value).toEqual(['page_view']))
    expect(saveProblem.value).toBeNull()
    await mutedGoals.reset()
  })

  it('reports that the muted goals could not be read', async () => {
    brokenDatabase()
    const { saveProblem } = createFilters(createPanelState())
    await vi.waitFor(() =>
      expect(saveProblem.value).toEqual({
        key: 'preferences.notRead',
        values: { reason: 'A mutation operation was attempted' },
      }),
    )
  })

  it('reports that a muted goal could not be saved', async () => {
    const { toggleMuted, saveProblem } = createFilters(createPanelState())
    brokenDatabase()
    toggleMuted('scroll')
    await vi.waitFor(() =>
      expect(saveProblem.value?.values).toEqual({ reason: 'A mutation operation was attempted' }),
    )
  })
})
