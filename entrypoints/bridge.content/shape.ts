import type { Sighting } from '../../core/capture'
import { isContextLoadUrl } from '../../core/publish/read-capture'

/**
 * False for what can only be some other site's business: no header of the SDK's and no units. A cheap look, so that it
 * costs the page nothing; the background reads the rest with care. Bytes are not decoded here.
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
