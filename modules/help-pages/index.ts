import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineWxtModule } from 'wxt/modules'
import { renderHelpPage } from './render'

/** Folders of the Markdown sources, and of the pages in the extension. */
const FOLDERS = [
  { from: 'docs/help', to: 'help' },
  { from: 'docs/findings', to: 'help/findings' },
] as const

/**
 * Ships `docs/help/*.md` as `help/*.html` and `docs/findings/*.md` as `help/findings/*.html`, so that the help works
 * offline and matches the installed version.
 */
export default defineWxtModule({
  name: 'help-pages',
  setup(wxt) {
    const pages = async () =>
      (
        await Promise.all(
          FOLDERS.map(async ({ from, to }) =>
            (await readdir(join(wxt.config.root, from)))
              .filter((file) => file.endsWith('.md'))
              .map((file) => ({ source: `${from}/${file}`, dest: `${to}/${file.slice(0, -3)}.html` })),
          ),
        )
      ).flat()

    wxt.hook('prepare:publicPaths', async (_wxt, paths) => {
      for (const { dest } of await pages()) paths.push(dest)
    })
    wxt.hook('build:publicAssets', async (_wxt, files) => {
      for (const { source, dest } of await pages()) {
        const markdown = await readFile(join(wxt.config.root, source), 'utf8')
        files.push({ relativeDest: dest, contents: renderHelpPage(markdown, dest).html })
      }
      const styles = ['components/theme.css', 'modules/help-pages/help.css']
      const css = await Promise.all(styles.map((file) => readFile(join(wxt.config.root, file), 'utf8')))
      files.push({ relativeDest: 'help/help.css', contents: css.join('\n') })
    })
  },
})
