import type { Demo } from '../../../demo/index.ts'

/** Asks the demo's Web Console, with the key that may do everything unless told otherwise. */
export const ask = (demo: Demo, path: string, authorization = `Api-Key ${demo.consoleKey}`) =>
  fetch(`${demo.consoleUrl}${path}`, { headers: { Authorization: authorization } })

/** One page of a list of the Web Console. */
export interface Page {
  items: number
  page: number
  total: number
  [key: string]: unknown
}

/** The answer to a list's request, which has to be 200. */
export async function list(demo: Demo, path: string, authorization?: string): Promise<Page> {
  const answer = await ask(demo, path, authorization)
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as Page
}

/** The names on a page of a list. */
export const names = (page: Page, key: string) => (page[key] as { name: string }[]).map(({ name }) => name)
