import { Marked } from 'marked'

/** A help page as HTML. */
export interface RenderedPage {
  readonly title: string
  readonly html: string
}

/**
 * Rewrites links between pages from `.md` to `.html`. The sources link to `.md` files so that the links also work in
 * the repository.
 */
const marked = new Marked({
  gfm: true,
  walkTokens(token) {
    if (token.type !== 'link') return
    // `docs/help` ships as `help`, and `docs/findings` as `help/findings`.
    token['href'] = String(token['href'])
      .replace(/^(?:\.\.\/)help\//, '../')
      .replace(/^\.\.\/findings\//, 'findings/')
      .replace(/^((?:\.\.\/)?(?:findings\/)?[\w-]+)\.md$/, '$1.html')
  },
})

/**
 * Renders a help page from Markdown. The Markdown is part of this repository, so it is trusted and not sanitized. The
 * first heading becomes the title; throws without a heading. The page has no scripts and loads nothing from elsewhere.
 * `dest` is its path in the extension, such as `help/findings/no-units.html`.
 */
export function renderHelpPage(markdown: string, dest = 'help/page.html'): RenderedPage {
  const title = /^# (.+)$/m.exec(markdown)?.[1]
  if (title === undefined) throw new Error('A help page begins with its title, such as “# First steps”.')
  const up = '../'.repeat(dest.split('/').length - 2)
  const body = marked
    .parse(markdown, { async: false })
    // A table that is wider than the window scrolls by itself. `tabindex` makes that possible with the keyboard.
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
