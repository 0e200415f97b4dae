/**
 * `npm run pictures` takes the README's pictures of the panel in DevTools, in both themes. For review it also takes every
 * state of the panel at every width, and of connecting, into `test-results/pictures`, which git ignores.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { takeConnectPictures } from './pictures/connect-pictures.ts'
import { takePanelPictures } from './pictures/panel-pictures.ts'
import { buildExtension, ROOT, startShow, takePicture, withProgress } from './show.ts'
import { UNKNOWN_GOAL, visit } from './visit.ts'

const FOLDER = 'docs/pictures'
const REVIEW_FOLDER = 'test-results/pictures'
/** The names of the themes in DevTools' own settings. */
const THEMES = { light: 'default', dark: 'dark' } as const

await withProgress('Building the extension', buildExtension)
for (const folder of [FOLDER, REVIEW_FOLDER]) mkdirSync(join(ROOT, folder), { recursive: true })
for (const [name, theme] of Object.entries(THEMES)) {
  const { shop, panel, close } = await startShow({ devtoolsPreferences: { theme, dock: 'undocked' } })
  await visit(shop, panel)
  const path = `${FOLDER}/panel-${name}.png`
  await takePicture(panel, UNKNOWN_GOAL, join(ROOT, path))
  await close()
  console.log(`${path} is done.\n`)
}
for (const take of [takePanelPictures, takeConnectPictures]) {
  for (const name of await take(join(ROOT, REVIEW_FOLDER))) console.log(`${REVIEW_FOLDER}/${name} is done.`)
}
