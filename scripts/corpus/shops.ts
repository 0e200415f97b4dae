/** Generates the clean part of the corpus: the visits of every journey with each SDK version that it lists. */
import type { Visit } from '../../test/fixtures/corpus/visit'
import { FakeClock } from './clock.ts'
import { Dice } from './dice.ts'
import type { Shop } from './journey.ts'
import { media } from './media.ts'
import { retail } from './retail.ts'
import { saas } from './saas.ts'
import { type LoadedSdk, loadSdks } from './sdk.ts'
import { Tab } from './tab.ts'
import { travel } from './travel.ts'

/** Start of the first visit to a shop, in ms since the epoch. */
const FIRST_START = 1_795_010_000_000
/** Time between the starts of two visits, in ms. */
const VISIT_INTERVAL_MS = 5_400_000
/**
 * Number of visits per journey and SDK version. They are made by different visitors, or in different tabs of one
 * visitor.
 */
const VISITS_PER_VERSION = 2

/** Returns the visits of each shop by its name. They are the same in every run. */
export async function createCleanVisits(): Promise<Map<string, Visit[]>> {
  const sdks = await loadSdks()
  const visits = new Map<string, Visit[]>()
  for (const shop of [retail, travel, saas, media]) visits.set(shop.name, await visitsOf(shop, sdks))
  return visits
}

async function visitsOf(shop: Shop, sdks: readonly LoadedSdk[]): Promise<Visit[]> {
  const visits: Visit[] = []
  for (const { name, sdks: versions, site, visitor, inTabs, go } of shop.journeys) {
    for (const version of versions) {
      const sdk = sdks.find((one) => one.version === version)
      if (!sdk) throw new Error(`SDK ${version} is not installed`)
      const begin = FIRST_START + VISIT_INTERVAL_MS * visits.length
      for (let number = 1; number <= VISITS_PER_VERSION; number++) {
        const id = `${shop.name}/${name}/${version}/${number}`
        const dice = new Dice(id)
        const person = visitor(inTabs ? new Dice(`${shop.name}/${name}/${version}`) : dice)
        const clock = new FakeClock(
          inTabs ? begin + 2000 * number : FIRST_START + VISIT_INTERVAL_MS * visits.length,
        )
        const tab = new Tab(sdk, site, person, clock, dice)
        await go(tab, dice)
        visits.push(await tab.visit(id, shop.name))
      }
    }
  }
  return visits
}
