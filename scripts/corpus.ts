/**
 * `npm run corpus` generates the clean visits of the corpus by running each version of the SDK. Rules must find nothing
 * in them.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createCleanVisits } from './corpus/shops.ts'
import { visitsFile } from './corpus/visits-file.ts'

const CLEAN = fileURLToPath(new URL('../test/fixtures/corpus/clean/', import.meta.url))

for (const [shop, visits] of await createCleanVisits()) {
  writeFileSync(join(CLEAN, `${shop}.json`), visitsFile(visits))
  const publishes = visits.flatMap(({ requests }) => requests).filter(({ method }) => method === 'PUT')
  console.log(`${shop}: ${visits.length} visits, ${publishes.length} publishes`)
}
