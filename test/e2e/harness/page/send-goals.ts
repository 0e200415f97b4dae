import type { Worker } from '@playwright/test'

/** What a publish can have besides goals. */
export interface PublishExtras {
  /** Of every goal. */
  readonly properties?: object
  readonly exposures?: readonly object[]
  /** Where to; the page's own origin by default. */
  readonly endpoint?: string
  readonly application?: string
  readonly environment?: string
  readonly unit?: string
}

/** Makes a page, a frame or a worker publish goals in one request, as the SDK would, and waits for the answer. */
export async function sendGoals(
  page: Pick<Worker, 'evaluate'>,
  names: readonly string[],
  extras: PublishExtras = {},
): Promise<void> {
  await page.evaluate(
    async ({ goals, properties = null, exposures, endpoint = '/v1', unit = 'session_id', ...more }) => {
      const publish = {
        units: [{ type: unit, uid: 'LTSLmGJb-oGQVJhxElUwtQ' }],
        hashed: true,
        publishedAt: Date.now(),
        ...(goals.length > 0 && {
          goals: goals.map((name) => ({ name, achievedAt: Date.now(), properties })),
        }),
        ...(exposures && { exposures }),
      }
      const headers = {
        'X-Agent': 'absmartly-javascript-sdk',
        'X-Application': more.application ?? 'test',
        ...(more.environment !== undefined && { 'X-Environment': more.environment }),
      }
      const answer = await fetch(`${endpoint}/context`, {
        method: 'PUT',
        headers,
        body: JSON.stringify(publish),
      })
      // As the SDK does. Until somebody has read it the request has not ended for DevTools.
      await answer.text()
    },
    { goals: names, ...extras },
  )
}
