import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defineWxtModule } from 'wxt/modules'
import { renderHelpPage } from './render'

/** Ships `docs/help/*.md` as `help/*.html`, so that help is there offline, and is that of the version one has. */
export default defineWxtModule({
  name: 'help-pages',
  setup(wxt) {
    const folder = join(wxt.config.root, 'docs/help')
    const namesOf = async () =>
      (await readdir(folder)).filter((file) => file.endsWith('.md')).map((file) => file.slice(0, -3))

    wxt.hook('prepare:publicPaths', async (_wxt, paths) => {
      for (const name of await namesOf()) paths.push(`help/${name}.html`)
    })
    wxt.hook('build:publicAssets', async (_wxt, files) => {
      for (const name of await namesOf()) {
        const markdown = await readFile(join(folder, `${name}.md`), 'utf8')
        files.push({ relativeDest: `help/${name}.html`, contents: renderHelpPage(markdown).html })
      }
      const styles = ['components/theme.css', 'modules/help-pages/help.css']
      const css = await Promise.all(styles.map((file) => readFile(join(wxt.config.root, file), 'utf8')))
      files.push({ relativeDest: 'help/help.css', contents: css.join('\n') })
    })
  },
})
