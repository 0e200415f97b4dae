/** Tests that publishes of the real SDK are read correctly. */
import type * as Sdk from '@absmartly/javascript-sdk'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAttempt } from '../../../../core/attempt'
import { goalEventsOf } from '../../../../core/publish/goal-event'
import { readCapture } from '../../../../core/publish/read-capture'
import { storedEvents } from '../../../../core/publish/stored-event'
import { captureOf, textBody } from '../../../fixtures/make'
import sdk1x13 from '../../../fixtures/publishes/1.13.json'

interface Sent {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

let sdk: typeof Sdk
const sent: Sent[] = []

beforeAll(async () => {
  // The SDK reads `fetch` when it is loaded.
  vi.stubGlobal('fetch', (url: string, init: Omit<Sent, 'url'>) => {
    sent.push({ url, method: init.method, headers: init.headers, body: init.body })
    return Promise.resolve(Response.json({ ok: true }))
  })
  sdk = await import('@absmartly/javascript-sdk')
})
beforeEach(() => sent.splice(0))

const DATA = { experiments: [] }

async function publishWith(use: (context: InstanceType<typeof sdk.Context>) => void): Promise<Sent> {
  const { SDK } = sdk
  const client = new SDK({
    endpoint: 'https://acme.absmartly.io/v1',
    apiKey: 'aB3dE5gH7jK9mN1pQ3rS5tU7vW9xY1zA',
    application: 'shop',
    environment: 'production',
    retries: 0,
    timeout: 1000,
  })
  const context = client.createContextWith({ units: { anonymous_id: 'user-1' } }, DATA, { publishDelay: -1 })
  await context.ready()
  use(context)
  await context.publish()
  const [request, ...others] = sent
  if (!request || others.length > 0) throw new Error(`${sent.length} requests`)
  return request
}

const captureFrom = ({ url, method, headers, body }: Sent) =>
  captureOf(1, { url, method, headers: Object.entries(headers), body: textBody(body) })

const seenFrom = (request: Sent) => createAttempt('capture-1', 1, [captureFrom(request)])

describe('the real SDK', () => {
  it('sends a publish that is read completely', async () => {
    const request = await publishWith((context) => {
      context.attribute('country', 'DE')
      context.attribute('country', 'NL')
      context.track('signup_done', { plan: 'pro', seats: 3 })
      context.track('newsletter')
      context.treatment('exp_gone')
    })
    expect(request).toMatchObject({ method: 'PUT', url: 'https://acme.absmartly.io/v1/context' })

    const reading = readCapture(captureFrom(request))
    if (reading.kind !== 'publishes') throw new Error(reading.kind)
    expect(reading.publishes).toHaveLength(1)
    expect(reading.publishes[0]).toMatchObject({
      units: [{ type: 'anonymous_id', uid: '1tdwU5K8evYzMovqjExpBA' }],
      hashed: true,
      sdkVersion: null,
      application: 'shop',
      environment: 'production',
      agent: 'absmartly-javascript-sdk',
      goals: [
        { name: 'signup_done', properties: { plan: 'pro', seats: 3 } },
        { name: 'newsletter', properties: null },
      ],
      exposures: [{ name: 'exp_gone' }],
      problems: [],
    })

    const [event] = goalEventsOf(seenFrom(request))
    if (!event) throw new Error('no goal event')
    expect(storedEvents(event, [])[0]).toMatchObject({
      unit_uid: '1tdwU5K8evYzMovqjExpBA',
      unit_uid_hex: 'd6d7705392bc7af633328bea8c4c6904',
      unit_attributes: { country: 'NL' },
      goal_name: 'signup_done',
    })
  })

  it('sends the format of the 1.13 fixture', async () => {
    const { headers, body } = await publishWith((context) => {
      context.attribute('country', 'NL')
      context.track('signup_done', { plan: 'pro', seats: 3 })
      context.track('newsletter')
    })
    const times = /"(publishedAt|achievedAt|setAt)":\d+/g
    expect(body.replace(times, '"$1":0')).toBe(JSON.stringify(sdk1x13.body).replace(times, '"$1":0'))
    expect(Object.keys(headers).toSorted()).toEqual(Object.keys(sdk1x13.headers).toSorted())
  })

  it.each<[string, unknown, string, string[]]>([
    ['undefined', undefined, '', ['problem.goal.noName']],
    ['an empty string', '', '', ['problem.goal.noName']],
    ['a string with spaces around it', '  Pad ', '  Pad ', []],
  ])('sends a goal named %s', async (_, name, read, problems) => {
    const request = await publishWith((context) => context.track(name as string))
    const [event] = goalEventsOf(seenFrom(request))
    expect(event?.goal.name).toBe(read)
    expect(event?.problems.map(({ message }) => message.key)).toEqual(problems)
  })

  it('sends a publish without goal events when there are only exposures', async () => {
    const request = await publishWith((context) => context.treatment('exp_gone'))
    expect(readCapture(captureFrom(request)).kind).toBe('publishes')
    expect(goalEventsOf(seenFrom(request))).toEqual([])
  })
})
