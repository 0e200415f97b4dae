import type { Body, Sighting } from '../../core/capture'
import { isContextLoadUrl, readCapture } from '../../core/publish/read-capture'
import { isGzip, readable, readableText } from '../../core/readable-body'

/** Maximum number of compressed bodies to decompress at a time. Requests beyond it count as ABsmartly requests. */
const MAX_UNDECIDED = 20

/**
 * Passes on the ABsmartly requests of a document: publishes and context loads, as the background reads them. All other
 * requests stay in the page.
 */
export class AbsmartlyRequests {
  /** Requests with a compressed body that is being decompressed. */
  private readonly undecided = new Set<Sighting>()
  private readonly onRequest: (sighting: Sighting) => void

  constructor(onRequest: (sighting: Sighting) => void) {
    this.onRequest = onRequest
  }

  /** Adds a request. It is passed on during the call, or later if its body has to be decompressed first. */
  add(sighting: Sighting): void {
    const seen = { ...sighting, body: readableText(sighting.body) }
    if (isAbsmartlyRequest(seen)) this.onRequest(seen)
    else if (isGzip(seen.body)) this.decide(seen)
  }

  /** Passes on all requests that are not decided yet, because the document is unloading. */
  flush(): void {
    for (const sighting of this.undecided) this.onRequest(sighting)
    this.undecided.clear()
  }

  private decide(sighting: Sighting): void {
    if (this.undecided.size >= MAX_UNDECIDED) return this.onRequest(sighting)
    this.undecided.add(sighting)
    void readable(sighting.body).then((body) => {
      const seen = { ...sighting, body }
      if (this.undecided.delete(sighting) && isAbsmartlyRequest(seen)) this.onRequest(seen)
    })
  }
}

/** Checks for a publish or a context load. */
function isAbsmartlyRequest(sighting: Sighting): boolean {
  return mightBe(sighting) && readCapture(sighting).kind !== 'foreign'
}

/** A rough check that spares all other requests the parsing of their bodies. */
function mightBe({ method, url, headers, body }: Sighting): boolean {
  if (method === 'GET') return isContextLoadUrl(url)
  return headers.some(([name]) => /^x-(application|agent)$/i.test(name)) || mayNameUnits(body)
}

/** A body that is still bytes may be a cut one, whose beginning names the units. */
const mayNameUnits = (body: Body): boolean =>
  body.encoding === 'base64' || (body.encoding === 'text' && body.data.includes('"units"'))
