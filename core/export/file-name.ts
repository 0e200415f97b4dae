import { isoTime } from '../timestamp'

/**
 * Returns the name of an exported file, such as `goalkeeper-shop.example-2026-11-26T17-09-17.json`. It contains only
 * characters that every file system accepts.
 *
 * @param address URL of the last page, or an empty string
 * @param at in ms since the epoch
 * @param ending without the dot
 */
export function exportFileName(address: string, at: number, ending: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  const safe = host.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '')
  const time = (isoTime(at) ?? '').slice(0, 19).replaceAll(':', '-')
  return `${['goalkeeper', safe.slice(0, 80), time].filter((part) => part !== '').join('-')}.${ending}`
}
