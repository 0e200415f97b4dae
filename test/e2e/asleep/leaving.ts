/** Pages that publish while they are being left, and what must be recorded of it. */
import type { Attempt } from '../../../core/attempt.ts'
import type { PageServer, Route } from '../harness/page/page-server.ts'
import { poll } from '../harness/poll.ts'
import { titledPage } from '../harness/page/titled-page.ts'
import type { RawChromium, RawPage } from './raw-chromium.ts'

/** How a page is left: each publishes in a way that fits. */
export const LEAVINGS = ['click', 'timer', 'reload', 'close', 'window.close'] as const
/**
 * The same for Firefox, which loses messages and writes of an extension from `pagehide`: these pages publish just before
 * they are reloaded or closed.
 */
export const FIREFOX_LEAVINGS = ['click', 'timer', 'then reload', 'then close', 'window.close'] as const
type Leaving = (typeof LEAVINGS | typeof FIREFOX_LEAVINGS)[number]

/** Paths of publishes. The network source sees only the first. */
export const PATHS = ['/v1/context', '/v1/collect'] as const
type PublishPath = (typeof PATHS)[number]

const SCRIPT = `
  const parameters = new URLSearchParams(location.search)
  const publish = () =>
    void fetch(parameters.get('path'), {
      method: 'PUT',
      keepalive: true,
      body: JSON.stringify({
        units: [{ type: 'session_id', uid: 'a' }],
        publishedAt: Date.now(),
        goals: [{ name: parameters.get('goal'), achievedAt: Date.now(), properties: null }],
      }),
    })
  const next = parameters.get('next')
  function leave(how) {
    if (how === 'click') publish()
    if (how === 'timer') setTimeout(() => { publish(); location.href = next })
    if (how === 'reload') { addEventListener('pagehide', publish); location.reload() }
    if (how === 'then reload') { publish(); location.reload() }
    if (how === 'then close') publish()
    if (how === 'close') addEventListener('pagehide', publish)
    if (how === 'window.close') { publish(); close() }
  }`

/** Pages of the server that a round runs on. */
export const LEAVING_ROUTES: Readonly<Record<string, Route>> = {
  '/opener': titledPage('The opener'),
  '/shop': titledPage(
    'The shop',
    `<script>${SCRIPT}</script><a onclick="leave('click')">Buy</a><script>document.querySelector('a').href = next</script>`,
  ),
  '/next': titledPage('Next'),
  '/v1/context?application=a&environment=b': { body: '{"experiments":[]}' },
}

/** One round: how a page is left, and what it does before. */
export interface Round {
  readonly goal: string
  readonly leaving: Leaving
  readonly path: PublishPath
  /** Whether the page loads a context first, so that its tab is known to the background. */
  readonly loadsContext: boolean
  readonly isCrossSite: boolean
}

/** Returns the URL of the page of a round. */
export function addressOf(server: PageServer, round: Round): string {
  const { goal, path } = round
  const next = nextAddress(server, { ...round, leaving: 'click' })
  return `${server.url}/shop?${new URLSearchParams({ goal, path, next })}`
}

/** Script of a page that loads a context, and resolves when the page has the response. */
export const LOAD_CONTEXT = `fetch('/v1/context?application=a&environment=b').then((response) => response.text())`

/** Opens the page of a round in a new tab and returns it. */
export async function openRound(
  browser: RawChromium,
  { opener, reader }: { readonly opener: RawPage; readonly reader: RawPage },
  server: PageServer,
  round: Round,
): Promise<RawPage> {
  const address = addressOf(server, round)
  await opener.evaluate(`void open(${JSON.stringify(address)})`)
  const page = await browser.find(address)
  if (!round.loadsContext) return page
  await page.evaluate(`fetch('/v1/context?application=a&environment=b').then((response) => response.text())`)
  const isRecorded = async () =>
    (await storedAttempts(reader)).some(
      ({ captures: [first] }) => first.source === 'page' && first.documentUrl === address,
    )
  await poll(isRecorded, 30_000, 'the context load is not in the record')
  return page
}

/** Whether the tab of the page is closed. */
export const isClosing = (leaving: Leaving): boolean => leaving.endsWith('close')

/** Returns the beginning of the URL of the page that follows in the tab of a round. */
export function nextAddress({ url, otherOrigin }: PageServer, { goal, leaving, isCrossSite }: Round): string {
  if (leaving.endsWith('reload')) return `${url}/shop?goal=${goal}&`
  return `${isCrossSite ? otherOrigin : url}/next?after=${goal}`
}

/** Script that leaves the page of a round by itself. */
export const leavingBy = (leaving: Leaving): string =>
  leaving === 'click' ? `document.querySelector('a').click()` : `leave(${JSON.stringify(leaving)})`

/** Leaves the page of a round. */
export async function leave(page: RawPage, { leaving }: Round): Promise<void> {
  if (leaving === 'click') return page.click('a')
  await page.evaluate(leavingBy(leaving))
  if (leaving === 'close') await page.close()
}

/** Returns a sentence for each goal that must be in the record after the rounds. */
export const expectedOf = (rounds: readonly Round[], { url }: PageServer): string[] =>
  rounds.map(({ goal }) => `${goal} by a document of ${url}/shop`).toSorted()

/** Returns a sentence for each goal in the record. */
export function goalsIn(attempts: readonly Attempt[]): string[] {
  return recordedIn(attempts)
    .map(({ goal, sources, documentUrl, top }) => {
      const sender = sources.includes('page') && top ? 'a document' : 'an unknown sender'
      return `${goal} by ${sender} of ${documentUrl.split('?')[0]}`
    })
    .toSorted()
}

/** Goal in the record: the sources that saw it, and the document that sent it. */
interface Recorded {
  readonly goal: string
  readonly sources: readonly string[]
  readonly documentUrl: string
  readonly top: boolean
}

/** Rounds that differ in the destination, and in whether the background knows the tab. */
export const roundsOf = (leaving: Leaving, path: PublishPath, count: number): Round[] =>
  Array.from({ length: count }, (_, index) => ({
    goal: `goal_${index}`,
    leaving,
    path,
    // A tab that is closed has a list only if its opener is known.
    loadsContext: isClosing(leaving) || index % 2 === 0,
    isCrossSite: index % 4 > 1,
  }))

/** Opens a page of the extension that has no script, and so does not wake the worker. */
export async function openReader(browser: RawChromium): Promise<RawPage> {
  return browser.open(`chrome-extension://${await browser.extensionId()}/help/first-steps.html`)
}

/** Reads the goals in the record, and the keys that are left in `storage.local`. */
export async function readRecord(reader: RawPage): Promise<{ goals: string[]; left: string[] }> {
  const local = await reader.evaluate<Record<string, unknown>>('chrome.storage.local.get(null)')
  return {
    goals: goalsIn(await storedAttempts(reader)),
    left: Object.keys(local).filter((key) => key.startsWith('unsent:')),
  }
}

function recordedIn(attempts: readonly Attempt[]): Recorded[] {
  return attempts.flatMap(({ body, captures }): Recorded[] => {
    const goal = body.encoding === 'text' ? /"name":"([^"]+)"/.exec(body.data)?.[1] : undefined
    if (goal === undefined) return []
    const { documentUrl, top } = captures[0]
    return [{ goal, sources: captures.map(({ source }) => source), documentUrl, top }]
  })
}

async function storedAttempts(reader: RawPage): Promise<Attempt[]> {
  const session = await reader.evaluate<Record<string, unknown>>('chrome.storage.session.get(null)')
  const attempts = Object.entries(session).filter(([key]) => key.startsWith('attempt:'))
  return attempts.map(([, value]) => value as Attempt)
}
