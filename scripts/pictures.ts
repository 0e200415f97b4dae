/** `npm run pictures`: the README's pictures of the panel in DevTools, of the panel at every width, and of connecting, in both
 * themes, from the demo. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { takeConnectPictures } from './pictures/connect-pictures.ts'
import { takePanelPictures } from './pictures/panel-pictures.ts'
import { buildExtension, ROOT, startShow, takePicture, withProgress } from './show.ts'
import { UNKNOWN_GOAL, visit } from './visit.ts'

const FOLDER = 'docs/pictures'
/** The themes by the name DevTools have for them. */
const THEMES = { light: 'default', dark: 'dark' } as const

await withProgress('Building the extension', buildExtension)
mkdirSync(join(ROOT, FOLDER), { recursive: true })
for (const [name, theme] of Object.entries(THEMES)) {
  const { shop, panel, close } = await startShow({ devtoolsPreferences: { theme, dock: 'undocked' } })
  await visit(shop, panel)
  const path = `${FOLDER}/panel-${name}.png`
  await takePicture(panel, UNKNOWN_GOAL, join(ROOT, path))
  await close()
  console.log(`${path} is done.\n`)
}
for (const take of [takePanelPictures, takeConnectPictures]) {
  for (const name of await take(join(ROOT, FOLDER))) console.log(`${FOLDER}/${name} is done.`)
}
