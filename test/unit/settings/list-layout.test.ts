import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_LAYOUT } from '../../../core/list-layout'
import { listLayout } from '../../../settings/list-layout'

beforeEach(() => fakeBrowser.reset())

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
    await fakeBrowser.storage.local.set({ listLayout: stored })
    expect(await listLayout.read()).toEqual({ ...DEFAULT_LAYOUT, ...read })
  })
})
