import type { Sighting } from '../../core/capture'
import { isContextLoadUrl } from '../../core/publish/read-capture'

/**
 * Returns false for requests that cannot be the SDK's: they have no header of the SDK and no units. The check is cheap,
 * so that it costs the page nothing; the background parses the rest carefully. Bytes are not decoded here.
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
