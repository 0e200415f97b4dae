/**
 * The `chrome.*` calls that callbacks make when they are evaluated inside the extension's own pages and worker; only
 * there does `chrome` exist. A test that calls others adds them to the interface.
 */
export interface ExtensionApi {
  readonly runtime: { readonly id: string }
  readonly tabs: {
    query(filter: object): Promise<{ id?: number; url?: string }[]>
    discard(tabId: number): Promise<{ id?: number } | undefined>
  }
  readonly devtools: {
    readonly inspectedWindow: { eval(expression: string, answer: (value: unknown) => void): void }
  }
}

declare global {
  const chrome: ExtensionApi
}
