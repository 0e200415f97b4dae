import { describe, expect, it } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../core/list-layout'
import { listLayout } from '../../../settings/list-layout'
import { SETTINGS_DB, storeEntries } from '../../fixtures/console/fresh-database'

describe('listLayout', () => {
  it.each([
    [
      'a layout from a version without a time strip',
      { columns: [], sort: null, group: 'goal' },
      { group: 'goal', strip: true },
    ],
    ['a layout with a hidden time strip', { ...DEFAULT_LAYOUT, strip: false }, { strip: false }],
    [
      'a layout with values of another version',
      { strip: 'above', group: 'moon' },
      { strip: true, group: 'page' },
    ],
  ])('reads %s', async (_case, stored, read) => {
    await storeEntries(SETTINGS_DB, { listLayout: stored })
    expect(await listLayout.read()).toEqual({ ...DEFAULT_LAYOUT, ...read })
  })
})
