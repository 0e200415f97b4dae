/**
 * The `chrome.*` calls that callbacks make when they are evaluated inside the extension's own pages and worker; only
 * there does `chrome` exist. A test that calls others adds them to the interface.
 */
export interface ExtensionApi {
  readonly runtime: { readonly id: string }
  readonly tabs: Tabs
  readonly storage: { readonly local: StorageArea; readonly session: StorageArea }
  readonly devtools: {
    readonly inspectedWindow: { eval(expression: string, answer: (value: unknown) => void): void }
  }
}

/** @public As for the rest: a test that calls others adds them by augmenting this module. */
export interface Tabs {
  query(filter: object): Promise<{ id?: number; url?: string }[]>
  discard(tabId: number): Promise<{ id?: number } | undefined>
}

interface StorageArea {
  get(keys: null): Promise<Record<string, unknown>>
  getBytesInUse(keys: null): Promise<number>
  clear(): Promise<void>
}

declare global {
  const chrome: ExtensionApi
}
