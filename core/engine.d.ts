/**
 * Globals that every JavaScript engine we run in provides beyond the language itself: page, content script, worker,
 * Node. `core` is type-checked against these only, so that no DOM, Node or extension API can slip in.
 */
declare class URL {
  constructor(url: string, base?: string | URL)
  static canParse(url: string, base?: string | URL): boolean
  readonly href: string
  readonly origin: string
  readonly protocol: string
  readonly host: string
  readonly hostname: string
  readonly port: string
  readonly pathname: string
  readonly search: string
  readonly hash: string
  readonly username: string
  readonly password: string
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: Uint8Array): string
}

declare class TextEncoder {
  encode(input?: string): Uint8Array
}

interface ByteStream extends AsyncIterable<Uint8Array> {
  pipeThrough(transform: DecompressionStream): ByteStream
}

declare class Blob {
  constructor(parts: readonly Uint8Array[])
  stream(): ByteStream
}

declare class DecompressionStream {
  constructor(format: 'gzip')
  readonly readable: ByteStream
}
