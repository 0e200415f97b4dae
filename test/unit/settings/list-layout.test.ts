import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { DEFAULT_LAYOUT } from '../../../core/list-layout'
import { listLayout } from '../../../settings/list-layout'

beforeEach(() => fakeBrowser.reset())

describe('the layout of the list', () => {
  it.each([
    [
      'one of a version without a time strip',
      { columns: [], sort: null, group: 'goal' },
      { group: 'goal', strip: true },
    ],
    ['one without a time strip', { ...DEFAULT_LAYOUT, strip: false }, { strip: false }],
    ['one of another version', { strip: 'above', group: 'moon' }, { strip: true, group: 'page' }],
  ])('%s', async (_, kept, read) => {
    await fakeBrowser.storage.local.set({ listLayout: kept })
    expect(await listLayout.read()).toEqual({ ...DEFAULT_LAYOUT, ...read })
  })
})
