/**
 * The `chrome.*` calls of callbacks that run in the extension's own pages and worker. `chrome` exists only there. A test
 * that needs more calls augments this module.
 */
export interface ExtensionApi {
  readonly runtime: { readonly id: string }
  readonly tabs: Tabs
  readonly storage: { readonly local: StorageArea; readonly session: StorageArea }
  readonly devtools: {
    readonly inspectedWindow: { eval(expression: string, answer: (value: unknown) => void): void }
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
