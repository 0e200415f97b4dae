/** Finds links of Markdown files that lead nowhere. */
import { posix } from 'node:path'

import { marked, type Token } from 'marked'

/** A Markdown file by its path, and whether the repository has a path. */
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

/** Targets of links and images, in Markdown and in the HTML inside it. */
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

/** IDs that GitHub gives to headings. */
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
