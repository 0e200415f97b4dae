import { beforeEach, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { PageCapture } from '../../../../../core/capture'
import { collectorsSeen, sdkKeyEnds } from '../../../../../entrypoints/background/record/seen-publishes'
import { TabRecords } from '../../../../../entrypoints/background/record/tab-records'
import { batchOf, documentOf, jsonBody, pageCaptureOf } from '../../../../fixtures/make'

beforeEach(() => fakeBrowser.reset())

async function recordsOf(
  ...captures: readonly (readonly [number, Partial<PageCapture>])[]
): Promise<TabRecords> {
  const records = new TabRecords()
  for (const [index, [tabId, more]] of captures.entries()) {
    const batch = batchOf([pageCaptureOf(`capture-${index}`, { at: 1000 + index * 10_000, ...more })], {
      document: documentOf(`document-of-${tabId}`),
    })
    await records.add(tabId, batch)
  }
  return records
}

it('collectorsSeen returns each host that pages publish to once', async () => {
  const records = await recordsOf(
    [1, {}],
    [1, { url: 'https://acme.absmartly.io/v1/context/batch' }],
    [2, { url: 'http://localhost:4401/v1/context' }],
    // A context load is not a publish.
    [2, { url: 'https://loads.absmartly.io/v1/context?application=a&environment=b', method: 'GET' }],
  )
  expect(collectorsSeen(records)).toEqual(['acme.absmartly.io', 'localhost:4401'])
})

it('sdkKeyEnds returns the ends of the keys that pages publish with, and of no other secret', async () => {
  const records = await recordsOf(
    [
      1,
      {
        secrets: [
          ['X-API-Key', 'Y1zA'],
          ['Authorization', 'zzzz'],
        ],
      },
    ],
    [2, { secrets: [['x-api-key', '0000']] }],
    [2, { secrets: [['x-api-key', '']] }],
    [
      3,
      {
        secrets: [['x-api-key', 'load']],
        method: 'GET',
        url: 'https://a.io/context?application=a&environment=b',
      },
    ],
  )
  expect(sdkKeyEnds(records)).toEqual(new Set(['Y1zA', '0000']))
})

it('collectorsSeen and sdkKeyEnds are empty when nothing was published', async () => {
  const records = await recordsOf([1, { body: jsonBody({}), headers: [], secrets: [['x-api-key', 'Y1zA']] }])
  expect([collectorsSeen(records), [...sdkKeyEnds(records)]]).toEqual([[], []])
})
