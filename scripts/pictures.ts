/**
 * `npm run pictures` takes the README's pictures of the panel in DevTools, in both themes. For review, it also takes
 * pictures of the panel in each state and at several widths, and of each step of connecting a workspace. It saves these
 * in `test-results/pictures`, which git ignores.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { takeConnectPictures } from './pictures/connect-pictures.ts'
import { takePanelPictures } from './pictures/panel-pictures.ts'
import { buildExtension, ROOT, startShow, takePicture, withProgress } from './show.ts'
import { UNKNOWN_GOAL, visit } from './visit.ts'

const FOLDER = 'docs/pictures'
const REVIEW_FOLDER = 'test-results/pictures'
/** DevTools' own name of each theme. */
const THEMES = { light: 'default', dark: 'dark' } as const

await withProgress('Building the extension', buildExtension)
for (const folder of [FOLDER, REVIEW_FOLDER]) mkdirSync(join(ROOT, folder), { recursive: true })
for (const [name, theme] of Object.entries(THEMES)) {
  const { shop, panel, close } = await startShow({ devtoolsPreferences: { theme, dock: 'undocked' } })
  await visit(shop, panel)
  const path = `${FOLDER}/panel-${name}.png`
  await takePicture(panel, UNKNOWN_GOAL, join(ROOT, path))
  await close()
  console.log(`Wrote ${path}.\n`)
}
for (const take of [takePanelPictures, takeConnectPictures]) {
  for (const name of await take(join(ROOT, REVIEW_FOLDER))) console.log(`Wrote ${REVIEW_FOLDER}/${name}.`)
}
