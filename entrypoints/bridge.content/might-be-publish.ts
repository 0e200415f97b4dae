import type { Sighting } from '../../core/capture'
import { isContextLoadUrl } from '../../core/publish/read-capture'

/**
 * Returns whether a request may be a publish or a context load. A publish has a header of the SDK, or `"units"` in its
 * body; a body of bytes is not decoded and always counts. This check is rough, because it runs in the page. The
 * background parses the requests that pass it.
 */
export function mightBePublish({
  method,
  url,
  headers,
  body,
}: Pick<Sighting, 'method' | 'url' | 'headers' | 'body'>): boolean {
  if (method === 'GET') return isContextLoadUrl(url)
  if (headers.some(([name]) => /^x-(application|agent)$/i.test(name))) return true
  if (body.encoding === 'text') return body.data.includes('"units"')
  return body.encoding === 'base64'
}
