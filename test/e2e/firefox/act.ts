/** Doing in a document of Firefox what a person does there: finding things by what they are called. */
import { poll } from '../harness/poll.ts'
import type { DocumentHandle } from './page.ts'

const FOUND_MS = 15_000

/** What can be acted on; how it is found in a document. */
const SELECTORS = {
  button: 'button',
  checkbox: 'input[type=checkbox]',
  field: 'input:not([type=checkbox])',
  menuitem: '[role=menuitem]',
  row: '[role=row]',
  tab: '[role=tab]',
} as const

/** Something in a document: its role, and a part of what it is called. */
export interface Target {
  readonly role: keyof typeof SELECTORS
  readonly name: string
}

/** Clicks, as soon as it is there and can be used. Rejects when it is not in time. */
export async function click(document: DocumentHandle, target: Target): Promise<void> {
  await act(document, target, { click: true })
}

/** Puts a text into a field, as typing does. Rejects when it is not there in time. */
export async function fill(document: DocumentHandle, name: string, text: string): Promise<void> {
  await act(document, { role: 'field', name }, { text })
}

/** How many there are at this moment. */
export async function countElements(document: DocumentHandle, { role, name }: Target): Promise<number> {
  return document.evaluate(countIn, { selector: SELECTORS[role], name })
}

/** All that can be read in a document, white space made one. */
export async function documentText(document: DocumentHandle): Promise<string> {
  return document.evaluate(() => globalThis.document.body.innerText.replace(/\s+/g, ' '))
}

interface Deed {
  readonly click?: true
  readonly text?: string
}

async function act(document: DocumentHandle, { role, name }: Target, deed: Deed): Promise<void> {
  const argument = { selector: SELECTORS[role], name, ...deed }
  await poll(() => document.evaluate(actIn, argument), FOUND_MS, `no ${role} called “${name}” to use`)
}

/** Evaluated in the document. */
function actIn({
  selector,
  name,
  click: isClick,
  text = '',
}: Deed & { selector: string; name: string }): boolean {
  const called = (element: HTMLElement) =>
    element.ariaLabel ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent
  const found = [...document.querySelectorAll<HTMLInputElement>(selector)].find(
    (element) => called(element).includes(name) && !element.disabled,
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

/** Evaluated in the document. */
function countIn({ selector, name }: { readonly selector: string; readonly name: string }): number {
  const all = [...document.querySelectorAll<HTMLElement>(selector)]
  return all.filter((element) => (element.ariaLabel ?? element.textContent).includes(name)).length
}
