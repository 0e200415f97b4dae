/** Passes a file to a document, through its file picker or by dropping it, in either browser. */

export interface InputFile {
  readonly name: string
  readonly text: string
}

/** A page, a frame or a panel in DevTools, of Chromium or Firefox. */
interface AnyDocument {
  evaluate(run: (input: FileInput) => void, input: FileInput): Promise<unknown>
}

interface FileInput extends InputFile {
  readonly selector: string
}

/** Sets the file of an `<input type=file>`, as its picker does. */
export async function chooseFile(document: AnyDocument, selector: string, file: InputFile): Promise<void> {
  await document.evaluate(chooseInDocument, { selector, ...file })
}

/** Drops a file onto an element, with the drag events before it. Rejects when the element does not accept the drop. */
export async function dropFile(document: AnyDocument, selector: string, file: InputFile): Promise<void> {
  await document.evaluate(dropInDocument, { selector, ...file })
}

/** Runs in the document. */
function chooseInDocument({ selector, name, text }: FileInput): void {
  const input = document.querySelector<HTMLInputElement>(selector)
  if (!input) throw new Error(`There is no ${selector}.`)
  const data = new DataTransfer()
  data.items.add(new File([text], name))
  input.files = data.files
  input.dispatchEvent(new Event('input', { bubbles: true }))
  input.dispatchEvent(new Event('change', { bubbles: true }))
}

/** Runs in the document. */
function dropInDocument({ selector, name, text }: FileInput): void {
  const target = document.querySelector(selector)
  if (!target) throw new Error(`There is no ${selector}.`)
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], name))
  const isHandled = (type: string) =>
    !target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
  isHandled('dragenter')
  if (!isHandled('dragover')) throw new Error(`${selector} does not accept drops.`)
  // If the page does not handle the drop, the browser replaces the document by the file.
  if (!isHandled('drop')) throw new Error(`${selector} does not handle the drop.`)
}
