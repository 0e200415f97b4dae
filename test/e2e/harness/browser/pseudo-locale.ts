/** A pseudo-locale: each message of `locales/` gets brackets and accents, so text without brackets is not a message. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Frame, Page } from '@playwright/test'

import { CHROME_BUILD } from './launch.ts'

const [OPEN, CLOSE] = ['⟦', '⟧']
const ACCENTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aáeéiíoóuúyýcčdďgğlłnñrřsštťzžAÁEÉIÍOÓUÚYÝCČDĎGĞLŁNÑRŘSŠTŤZŽ'.matchAll(/(.)(.)/gu)].map(
    ([, plain = '', accented]) => [plain, accented ?? plain],
  ),
)

/** Returns a pseudo-translated message. Placeholders stay unchanged. */
export const pseudo = (sentence: string): string =>
  OPEN + sentence.replace(/\{\w+\}|\w/g, (part) => ACCENTS[part] ?? part) + CLOSE

/** Copies the build with pseudo-translated messages. Returns the folder. */
export function pseudoBuild(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'goalkeeper-pseudo-')), 'chrome-mv3')
  cpSync(CHROME_BUILD, folder, { recursive: true })
  const file = join(folder, '_locales/en/messages.json')
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>
  for (const entry of Object.values(messages))
    entry.message = entry.message.split(' | ').map(pseudo).join(' | ')
  writeFileSync(file, JSON.stringify(messages))
  return folder
}

/**
 * Returns the strings of a document, visible or for screen readers, that are not messages. Ignores elements marked as
 * data with `translate=no`, and strings without letters.
 */
export const untranslatedTexts = (page: Page | Frame): Promise<string[]> =>
  page.evaluate(untranslatedInDocument)

function untranslatedInDocument(): string[] {
  const attributes = ['title', 'aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'alt']
  const found: string[] = []
  const isTranslatable = (element: HTMLElement) => element.translate
  const outsideBrackets = (text: string, depth = 0) => {
    let [rest, open] = ['', depth]
    for (const character of text) {
      if (character === '⟦') open++
      else if (character === '⟧') open--
      else if (open === 0) rest += character
    }
    return { rest, depth: open }
  }
  const hasLetters = (text: string) => /\p{L}/u.test(text)

  if (hasLetters(outsideBrackets(document.title).rest)) found.push(`document.title: ${document.title}`)
  // A message may span several nodes with data between them, so brackets are counted across nodes.
  let depth = 0
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const node = walker.currentNode as Text
    const parent = node.parentElement
    if (!parent || parent.closest('script, style') || !isTranslatable(parent)) continue
    const scanned = outsideBrackets(node.data, depth)
    if (hasLetters(scanned.rest))
      found.push(`<${parent.localName} class="${parent.className}">: ${node.data}`)
    depth = scanned.depth
  }
  if (depth !== 0) found.push(`a message is cut off: ${depth} brackets are open at the end`)

  for (const element of document.querySelectorAll<HTMLElement>('body *')) {
    if (!isTranslatable(element)) continue
    for (const name of attributes) {
      const text = element.getAttribute(name) ?? ''
      const isTime = element.localName === 'time' && name === 'title'
      // A tooltip with the full text of truncated data.
      const repeats = [...element.querySelectorAll('[translate=no]')].some(
        (data) => data.textContent === text,
      )
      if (!isTime && !repeats && hasLetters(outsideBrackets(text).rest))
        found.push(`<${element.localName} class="${element.className}" ${name}>: ${text}`)
    }
  }
  return found
}
