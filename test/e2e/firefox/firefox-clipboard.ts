import type { Firefox } from './launch-firefox.ts'

/** Returns the clipboard's text. A headless Firefox has its own clipboard. Rejects if the clipboard has no text. */
export const clipboardText = ({ inChrome }: Firefox): Promise<string> => inChrome(textOnClipboard, null)

interface ClipboardScope {
  readonly Cc: Readonly<Record<string, { createInstance(kind: unknown): Transferable }>>
  readonly Ci: { readonly nsITransferable: unknown; readonly nsISupportsString: unknown }
  readonly Services: {
    readonly clipboard: {
      readonly kGlobalClipboard: number
      getData(into: Transferable, which: number): void
    }
  }
}

interface Transferable {
  init(context: null): void
  addDataFlavor(flavor: string): void
  getTransferData(flavor: string, into: object): void
}

/** Runs in the browser's scope. */
function textOnClipboard(): string {
  const { Cc, Ci, Services } = globalThis as unknown as ClipboardScope
  const transferable = Cc['@mozilla.org/widget/transferable;1']?.createInstance(Ci.nsITransferable)
  if (!transferable) throw new Error('This Firefox has no transferable.')
  transferable.init(null)
  transferable.addDataFlavor('text/plain')
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard)
  const result: { value?: { QueryInterface(kind: unknown): { readonly data: string } } } = {}
  transferable.getTransferData('text/plain', result)
  if (!result.value) throw new Error('The clipboard has no text.')
  return result.value.QueryInterface(Ci.nsISupportsString).data
}
