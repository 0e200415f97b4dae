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

/** Publishes goals from a page, frame or worker in one request, as the SDK does, and waits for the response. */
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
      const response = await fetch(`${endpoint}/context`, {
        method: 'PUT',
        headers,
        body: JSON.stringify(publish),
      })
      // The SDK reads the body too. DevTools report a request as finished only then.
      await response.text()
    },
    { goals: names, ...extras },
  )
}
