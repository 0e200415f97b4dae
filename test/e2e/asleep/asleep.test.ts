/** A page that publishes while it is being left loses nothing, even if Chromium has stopped the background. */
import { expect, test } from '../harness/fixtures.ts'
import { poll } from '../harness/poll.ts'
import {
  expectedOf,
  isClosing,
  leave,
  LEAVING_ROUTES,
  LEAVINGS,
  nextAddress,
  openReader,
  openRound,
  PATHS,
  readRecord,
  roundsOf,
  type Round,
} from './leaving.ts'
import { RawChromium } from './raw-chromium.ts'
import type { PageServer } from '../harness/page/page-server.ts'

/** Rounds for each way to leave a page and each path. Chromium needs 30 seconds to stop the worker in each. */
const ROUNDS = 20

test('records what pages publish while they are left and the worker is stopped', async ({ serve }) => {
  const server = await serve(LEAVING_ROUTES)
  const rounds = LEAVINGS.flatMap((leaving) => [
    ...roundsOf(leaving, '/v1/context', 1).map((round) => ({ ...round, goal: `${leaving}_context` })),
    ...roundsOf(leaving, '/v1/collect', 2)
      .slice(1)
      .map((round) => ({ ...round, goal: `${leaving}_other` })),
  ])
  const { goals, left } = await playRounds(server, rounds, (browser) => browser.stopWorker())
  expect(goals).toEqual(expectedOf(rounds, server))
  expect(left).toEqual([])
})

test('records what pages publish while they are left and the worker sleeps, in 20 rounds each @full', async ({
  serve,
}) => {
  test.setTimeout(ROUNDS * 90_000)
  const games = LEAVINGS.flatMap((leaving) =>
    PATHS.map(async (path) => {
      const server = await serve(LEAVING_ROUTES)
      const rounds = roundsOf(leaving, path, ROUNDS)
      const { goals, left } = await playRounds(server, rounds, (browser) => browser.asleep())
      expect.soft(goals, `${leaving} ${path}`).toEqual(expectedOf(rounds, server))
      expect.soft(left, `${leaving} ${path}`).toEqual([])
    }),
  )
  await Promise.all(games)
})

/** Plays rounds one after the other in a browser of their own, and returns what the extension has recorded. */
async function playRounds(
  server: PageServer,
  rounds: readonly Round[],
  untilStopped: (browser: RawChromium) => Promise<void>,
): Promise<{ goals: readonly string[]; left: readonly string[] }> {
  const browser = await RawChromium.launch()
  try {
    const reader = await openReader(browser)
    const opener = await browser.open(`${server.url}/opener`)
    for (const round of rounds) {
      const page = await openRound(browser, { opener, reader }, server, round)
      await untilStopped(browser)
      await leave(page, round)
      await poll(
        async () => server.received.some(({ body }) => body.includes(`"${round.goal}"`)),
        30_000,
        `${round.goal} did not reach the server`,
      )
      if (!isClosing(round.leaving)) await browser.find(nextAddress(server, round))
    }
    const isComplete = async () => {
      const { goals, left } = await readRecord(reader)
      return goals.length >= rounds.length && left.length === 0
    }
    await poll(isComplete, 10_000, 'goals are missing').catch(() => 'The comparison shows which.')
    return await readRecord(reader)
  } finally {
    await browser.close()
  }
}
