import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Visit } from './visit'

const CLEAN = new URL('../../fixtures/corpus/clean/', import.meta.url)

/** The files of the clean part with their text, by the name of the shop. */
export const cleanFiles = (): Map<string, string> =>
  new Map(
    readdirSync(fileURLToPath(CLEAN))
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.replace('.json', ''), readFileSync(new URL(file, CLEAN), 'utf8')]),
  )

/** All visits with which nothing is wrong. */
export const cleanVisits = (): Visit[] =>
  [...cleanFiles().values()].flatMap((text) => JSON.parse(text) as Visit[])
