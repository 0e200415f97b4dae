/** The part of the SDK's browser build (`dist/absmartly.min.js`) that the shop uses. */
interface AbsmartlyContext {
  ready(): Promise<unknown>
  isFailed(): boolean
  unit(type: string, uid: string): void
  attributes(values: Record<string, unknown>): void
  track(goal: string, properties?: Record<string, unknown>): void
  publish(): Promise<void>
  variableValue(key: string, fallback: string): string
}

interface AbsmartlySdk {
  createContext(params: { units: Record<string, string> }): AbsmartlyContext
}

declare const absmartly: {
  SDK: new (options: {
    endpoint: string
    apiKey: string
    environment: string
    application: { name: string; version: number }
  }) => AbsmartlySdk
}
