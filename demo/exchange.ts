/** A request to a server of the demo, and its response. */

/** One request, read to its end. Header names are in lower case, as Node gives them. */
export interface DemoRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string>>
  body: string
}

/** What a handler wants sent. */
export interface HttpResponse {
  status: number
  headers?: Readonly<Record<string, string>>
  body: string
}
