/** Types of a request to a server of the demo and of its response. */

/** A complete request. Header names are in lower case, as Node provides them. */
export interface DemoRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: Readonly<Record<string, string>>
  body: string
}

/** A response as a handler returns it. */
export interface HttpResponse {
  status: number
  headers?: Readonly<Record<string, string>>
  body: string
}
