/** User actions in a document of Firefox. Elements are found by role and name. */
import { poll } from '../harness/poll.ts'
import type { DocumentHandle } from './tabs.ts'

const FOUND_MS = 15_000

/** Selector of each supported role. */
const SELECTORS = {
  button: 'button',
  checkbox: 'input[type=checkbox]',
  field: 'input:not([type=checkbox])',
  menuitem: '[role=menuitem]',
  row: '[role=row]',
  tab: '[role=tab]',
} as const

/** An element: its role, and a part of its name. Case matters. */
export interface Target {
  readonly role: keyof typeof SELECTORS
  readonly name: string
}

/** Clicks the first match once it exists and is enabled. Rejects after a timeout. */
export async function click(document: DocumentHandle, target: Target): Promise<void> {
  await act(document, target, { click: true })
}

/** Sets the value of a field and sends an `input` event, as typing does. Rejects after a timeout. */
export async function fill(document: DocumentHandle, name: string, text: string): Promise<void> {
  await act(document, { role: 'field', name }, { text })
}

/** Returns the current number of matches. */
export async function countElements(document: DocumentHandle, { role, name }: Target): Promise<number> {
  return document.evaluate(countIn, { selector: SELECTORS[role], name })
}

/** Returns the visible text of a document with collapsed white space. */
export async function documentText(document: DocumentHandle): Promise<string> {
  return document.evaluate(() => globalThis.document.body.innerText.replace(/\s+/g, ' '))
}

interface Action {
  readonly click?: true
  readonly text?: string
}

async function act(document: DocumentHandle, { role, name }: Target, action: Action): Promise<void> {
  const argument = { selector: SELECTORS[role], name, ...action }
  await poll(() => document.evaluate(actIn, argument), FOUND_MS, `no enabled ${role} is named “${name}”`)
}

/** Clicks or fills the first enabled match. Returns false without a match. Runs in the document. */
function actIn({
  selector,
  name,
  click: isClick,
  text = '',
}: Action & { selector: string; name: string }): boolean {
  const nameOf = (element: HTMLElement) =>
    element.ariaLabel ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent
  const found = [...document.querySelectorAll<HTMLInputElement>(selector)].find(
    (element) => nameOf(element).includes(name) && !element.disabled,
  )
  if (!found) return false
  if (isClick) {
    found.click()
  } else {
    found.value = text
    found.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
  return true
}

/** Runs in the document. */
function countIn({ selector, name }: { readonly selector: string; readonly name: string }): number {
  const all = [...document.querySelectorAll<HTMLElement>(selector)]
  return all.filter((element) => (element.ariaLabel ?? element.textContent).includes(name)).length
}
