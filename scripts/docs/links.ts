/** Finds links in Markdown files whose target doesn't exist. */
import { posix } from 'node:path'

import { marked, type Token } from 'marked'

/** Contents of the Markdown files by path, and a function that returns whether the repository has a path. */
export interface Docs {
  readonly documents: ReadonlyMap<string, string>
  readonly exists: (path: string) => boolean
}

/** Returns a message for each relative link whose file or heading doesn't exist. */
export function deadLinks({ documents, exists }: Docs): string[] {
  return [...documents].flatMap(([path, source]) =>
    linksIn(source).flatMap((link) => {
      if (/^[a-z]+:/i.test(link)) return []
      const [file = '', anchor] = decodeURI(link).split('#')
      const target = file === '' ? path : posix.join(posix.dirname(path), file)
      if (!exists(target)) return [`${path}: “${link}” leads to ${target}, which doesn't exist.`]
      const text = documents.get(target)
      return anchor === undefined || text === undefined || headingIds(text).includes(anchor)
        ? []
        : [`${path}: “${link}”: ${target} has no heading “#${anchor}”.`]
    }),
  )
}

/** Returns the targets of links and images, in Markdown and in the HTML inside it. */
function linksIn(source: string): string[] {
  const found: string[] = []
  void marked.walkTokens(marked.lexer(source), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') found.push((token as { href: string }).href)
    if (token.type === 'html') {
      for (const [, url = ''] of token.raw.matchAll(/\s(?:src|srcset|href)="([^"]+)"/g)) found.push(url)
    }
  })
  return found
}

/** Returns the IDs that GitHub gives to the headings. */
function headingIds(source: string): string[] {
  return marked
    .lexer(source)
    .filter((token) => token.type === 'heading')
    .map((token) =>
      (token as { text: string }).text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    )
}
