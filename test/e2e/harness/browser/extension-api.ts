/**
 * Declares the `chrome.*` calls that callbacks of tests make in the extension's own pages and service worker, the only
 * places where `chrome` exists. A test that needs more calls augments this module.
 */
export interface ExtensionApi {
  readonly runtime: { readonly id: string }
  readonly tabs: Tabs
  readonly storage: { readonly local: StorageArea; readonly session: StorageArea }
  readonly devtools: {
    readonly inspectedWindow: { eval(expression: string, callback: (value: unknown) => void): void }
  }
}

/** @public Augmented by tests that need more calls. */
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
