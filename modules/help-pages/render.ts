import { Marked } from 'marked'

/** One page, ready to ship. */
export interface RenderedPage {
  readonly title: string
  readonly html: string
}

/** Links from page to page are written as files, so that they work in the repository too; both have the same folders. */
const marked = new Marked({
  gfm: true,
  walkTokens(token) {
    if (token.type !== 'link') return
    // `docs/help` is `help`, and `docs/findings` is in it.
    token['href'] = String(token['href'])
      .replace(/^(?:\.\.\/)help\//, '../')
      .replace(/^\.\.\/findings\//, 'findings/')
      .replace(/^((?:\.\.\/)?(?:findings\/)?[\w-]+)\.md$/, '$1.html')
  },
})

/**
 * Renders a help page from Markdown, which is our own and trusted. Its first heading is its title. Throws when it has none.
 * There is no script in it, and nothing from elsewhere. `dest` is where it will be: `help/findings/no-units.html`.
 */
export function renderHelpPage(markdown: string, dest = 'help/page.html'): RenderedPage {
  const title = /^# (.+)$/m.exec(markdown)?.[1]
  if (title === undefined) throw new Error('A help page begins with its title: # First steps')
  const up = '../'.repeat(dest.split('/').length - 2)
  const body = marked
    .parse(markdown, { async: false })
    // Wider than a narrow window, a table is scrolled by itself, by keys too.
    .replaceAll(
      '<table>',
      `<div class="wide" role="group" tabindex="0" aria-label="${escaped(title)}"><table>`,
    )
    .replaceAll('</table>', '</table></div>')
  return {
    title,
    html: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escaped(title)} – Goalkeeper</title>
    <link rel="stylesheet" href="${up}help.css" />
  </head>
  <body>
    <main>
${body}
    </main>
  </body>
</html>
`,
  }
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
