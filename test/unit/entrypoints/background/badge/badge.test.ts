import { beforeEach, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { BadgeChoice } from '../../../../../core/preferences'
import { Badge } from '../../../../../entrypoints/background/badge/badge'
import type { RegistryKeeper } from '../../../../../entrypoints/background/registry/registry-keeper'
import type { TabRecords } from '../../../../../entrypoints/background/record/tab-records'
import * as summaries from '../../../../../core/record/summary'

const setBadgeText = vi.fn()

beforeEach(() => {
  fakeBrowser.reset()
  Object.assign(fakeBrowser.action, {
    setBadgeText,
    setBadgeBackgroundColor: vi.fn(),
    setBadgeTextColor: vi.fn(),
  })
})

it('counts unknown goals until the user turns the badge off', async () => {
  const unknown = { ...summaries.summarize([], []) }
  vi.spyOn(summaries, 'summarize').mockReturnValue({
    ...unknown,
    verdicts: { ...unknown.verdicts, unknown: 3 },
  })
  let choice: BadgeChoice = 'unknown'
  const records = {
    ready: async () => {},
    get: () => ({ attempts: [], facts: { clearedThrough: 0 } }),
  }
  const badge = new Badge(
    records as unknown as TabRecords,
    { ready: async () => {}, known: [] } as unknown as RegistryKeeper,
    async () => choice,
  )
  await badge.update(7)
  expect(setBadgeText).toHaveBeenLastCalledWith({ tabId: 7, text: '3' })
  choice = 'nothing'
  await badge.update(7)
  expect(setBadgeText).toHaveBeenLastCalledWith({ tabId: 7, text: '' })
})
