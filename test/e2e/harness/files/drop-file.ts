/** Files that somebody gives to a document, by its picker or by a drop, in either browser. */

/** A file as it is given. */
export interface InputFile {
  readonly name: string
  readonly text: string
}

/** A page, a frame, a panel in DevTools, of Chromium or of Firefox. */
interface AnyDocument {
  evaluate(run: (given: InDocument) => void, given: InDocument): Promise<unknown>
}

interface InDocument extends InputFile {
  readonly selector: string
}

/** Has an `<input type=file>` hold a file, as its picker does. */
export async function chooseFile(document: AnyDocument, selector: string, file: InputFile): Promise<void> {
  await document.evaluate(chooseInDocument, { selector, ...file })
}

/** Drops a file onto something: what listens is told of the drag first. Rejects where it is not taken. */
export async function dropFile(document: AnyDocument, selector: string, file: InputFile): Promise<void> {
  await document.evaluate(dropInDocument, { selector, ...file })
}

/** Evaluated in the document, like the other one. */
function chooseInDocument({ selector, name, text }: InDocument): void {
  const input = document.querySelector<HTMLInputElement>(selector)
  if (!input) throw new Error(`There is no ${selector}.`)
  const data = new DataTransfer()
  data.items.add(new File([text], name))
  input.files = data.files
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

function dropInDocument({ selector, name, text }: InDocument): void {
  const target = document.querySelector(selector)
  if (!target) throw new Error(`There is no ${selector}.`)
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], name))
  const isTaken = (type: string) =>
    !target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  isTaken('dragenter')
  if (!isTaken('dragover')) throw new Error(`${selector} takes no drop.`)
  // A browser would open a file that nobody has taken, in the place of the document.
  if (!isTaken('drop')) throw new Error(`${selector} leaves what is dropped to the browser.`)
}
