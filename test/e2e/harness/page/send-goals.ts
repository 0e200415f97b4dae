import type { Worker } from '@playwright/test'

/** Optional contents and destination of a publish. */
export interface PublishExtras {
  /** Properties of every goal. */
  readonly properties?: object
  readonly exposures?: readonly object[]
  /** Defaults to `/v1` on the page's own origin. */
  readonly endpoint?: string
  readonly application?: string
  readonly environment?: string
  readonly unit?: string
}

/** Makes a page, frame or worker publish goals in one request like the SDK, and waits for the response. */
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
      // Like the SDK. For DevTools the request ends only once its body is read.
      await answer.text()
    },
    { goals: names, ...extras },
  )
}
