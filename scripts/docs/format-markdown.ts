import { fileURLToPath } from 'node:url'

import { format, resolveConfig } from 'prettier'

/** Formats Markdown with Prettier and the project's settings. */
export async function formatMarkdown(markdown: string): Promise<string> {
  const path = fileURLToPath(new URL('../../docs/page.md', import.meta.url))
  return format(markdown, { ...(await resolveConfig(path)), parser: 'markdown' })
}
