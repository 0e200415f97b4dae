/** Bodies that are too large or cannot be read, sent before a publish on a renamed path. */

/** A case: statements that run in the page with `url`, and the rows of the list afterwards besides the last publish. */
export interface LargeBodyCase {
  readonly name: string
  readonly send: string
  /** Size of the publish in bytes, if the case sends one that becomes a row of its own. */
  readonly bytes?: number
}

const SDK = "{ 'X-Agent': 'absmartly-javascript-sdk', 'X-Application': 'shop' }"
/** Text of a publish whose body has 1,100,000 bytes. */
const LARGE = 'JSON.stringify({ units: [], publishedAt: 1, pad: "x".repeat(1100000) }).slice(0, 1100000)'
const inWorker = (code: string) =>
  `await new Promise((done) => {
    const script = ${JSON.stringify(`(async (url) => { ${code} })`)} + '(' + JSON.stringify(url) + ').then(() => postMessage(0))'
    new Worker(URL.createObjectURL(new Blob([script]))).onmessage = done
  })`

export const largeBodyCases: readonly LargeBodyCase[] = [
  {
    name: 'an upload of 70,000 binary bytes to a path like the SDK’s',
    send: `await fetch(url, { method: 'POST', body: new Uint8Array(70000).fill(255) })`,
  },
  {
    name: 'an upload of 2 MB of binary bytes in a Blob',
    send: `await fetch(url, { method: 'POST', body: new Blob([new Uint8Array(2e6).fill(254)]) })`,
  },
  {
    name: 'a publish of binary bytes that are no text',
    send: `await fetch(url, { method: 'PUT', body: new Uint8Array(70000).fill(255), headers: ${SDK} })`,
    bytes: 70_000,
  },
  {
    name: 'a publish of more than a MiB',
    send: `await fetch(url, { method: 'PUT', body: ${LARGE}, headers: ${SDK} })`,
    bytes: 1_100_000,
  },
  {
    name: 'a publish of more than a MiB without the SDK’s headers',
    send: `await fetch(url, { method: 'PUT', body: ${LARGE} })`,
    bytes: 1_100_000,
  },
  {
    name: 'a gzip publish that expands to more than a MiB',
    send: `const stream = new Blob([${LARGE}]).stream().pipeThrough(new CompressionStream('gzip'))
      const body = await new Response(stream).arrayBuffer()
      await fetch(url, { method: 'PUT', body, headers: { ...${SDK}, 'Content-Encoding': 'gzip' } })`,
    bytes: 1_100_000,
  },
  {
    name: 'a worker’s publish of more than a MiB',
    send: inWorker(`await fetch(url, { method: 'PUT', body: ${LARGE}, headers: ${SDK} })`),
    bytes: 1_100_000,
  },
  {
    name: 'a worker’s upload of 70,000 binary bytes',
    send: inWorker(`await fetch(url, { method: 'POST', body: new Uint8Array(70000).fill(255) })`),
  },
]
