/** The same as asleep.test.ts in Firefox, which also stops the background after 30 idle seconds. */
import { extensionUrl, isBackgroundRunning } from '../firefox/extension.ts'
import { storedAttempts, storedTexts } from '../firefox/firefox-storage.ts'
import { launchFirefox, type Firefox } from '../firefox/launch-firefox.ts'
import { findPage, openPage, type FirefoxPage } from '../firefox/tabs.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { PageServer } from '../harness/page/page-server.ts'
import { poll } from '../harness/poll.ts'
import {
  addressOf,
  expectedOf,
  FIREFOX_LEAVINGS,
  goalsIn,
  isClosing,
  LEAVING_ROUTES,
  leavingBy,
  LOAD_CONTEXT,
  nextAddress,
  PATHS,
  type Round,
  roundsOf,
} from './leaving.ts'

const ROUNDS = 20

test('Firefox: records what pages publish while they are left and the background sleeps, in 20 rounds each @full', async ({
  serve,
}) => {
  test.setTimeout(ROUNDS * 120_000)
  const games = FIREFOX_LEAVINGS.flatMap((leaving) =>
    PATHS.map(async (path) => {
      const server = await serve(LEAVING_ROUTES)
      const rounds = roundsOf(leaving, path, ROUNDS)
      const { goals, local } = await playRounds(server, rounds)
      expect.soft(goals, `${leaving} ${path}`).toEqual(expectedOf(rounds, server))
      expect.soft(local, `${leaving} ${path}`).toBe('{}')
    }),
  )
  await Promise.all(games)
})

/** Plays rounds one after the other in a browser of their own, and returns the goals in the record. */
async function playRounds(
  server: PageServer,
  rounds: readonly Round[],
): Promise<{ goals: readonly string[]; local: string }> {
  const firefox = await launchFirefox()
  try {
    const addonId = await firefox.install()
    const opener = await openPage(firefox)
    await opener.goto(`${server.url}/opener`)
    const reader = await openPage(firefox)
    await reader.goto(await extensionUrl(firefox, addonId, 'help/first-steps.html'))
    for (const round of rounds) {
      const page = await openRound(firefox, { opener, reader }, server, round)
      await poll(
        async () => !(await isBackgroundRunning(firefox, addonId)),
        120_000,
        'the background did not stop',
      )
      // The page may be gone before it responds.
      await page.evaluate(leavingBy(round.leaving)).catch(() => 'left')
      if (round.leaving === 'then close') await page.close()
      await poll(
        async () => server.received.some(({ body }) => body.includes(`"${round.goal}"`)),
        30_000,
        `${round.goal} did not reach the server`,
      )
      if (!isClosing(round.leaving)) await findPage(firefox, nextAddress(server, round))
    }
    const isComplete = async () => goalsIn(await storedAttempts(reader)).length >= rounds.length
    await poll(isComplete, 10_000, 'goals are missing').catch(() => 'The comparison shows which.')
    return { goals: goalsIn(await storedAttempts(reader)), local: (await storedTexts(reader)).local }
  } finally {
    await firefox.close()
  }
}

async function openRound(
  firefox: Firefox,
  { opener, reader }: { readonly opener: FirefoxPage; readonly reader: FirefoxPage },
  server: PageServer,
  round: Round,
): Promise<FirefoxPage> {
  const address = addressOf(server, round)
  await opener.evaluate(`void open(${JSON.stringify(address)})`)
  const page = await findPage(firefox, address)
  if (!round.loadsContext) return page
  await page.evaluate(LOAD_CONTEXT)
  const isRecorded = async () =>
    (await storedAttempts(reader)).some(
      ({ captures: [first] }) => first.source === 'page' && first.documentUrl === address,
    )
  await poll(isRecorded, 30_000, 'the context load is not in the record')
  return page
}
