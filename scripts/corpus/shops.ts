/** Generates the clean part of the corpus: every journey with each SDK version that it is written for. */
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

/** Start of a shop's first visit, in ms since the epoch. */
const BEGIN = 1_795_010_000_000
/** Time between the starts of two visits, in ms. */
const APART = 5_400_000
/** Visits per journey and version: by different visitors with different choices, or in different tabs. */
const TIMES = 2

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
      const begin = BEGIN + APART * visits.length
      for (let time = 1; time <= TIMES; time++) {
        const id = `${shop.name}/${name}/${version}/${time}`
        const dice = new Dice(id)
        const someone = visitor(inTabs ? new Dice(`${shop.name}/${name}/${version}`) : dice)
        const clock = new FakeClock(inTabs ? begin + 2000 * time : BEGIN + APART * visits.length)
        const tab = new Tab(sdk, site, someone, clock, dice)
        await go(tab, dice)
        visits.push(await tab.visit(id, shop.name))
      }
    }
  }
  return visits
}
