import { isoTime } from '../timestamp'

/**
 * Name of an exported file: `goalkeeper-shop.example-2026-11-26T17-09-17.json`, of only what every file system takes.
 *
 * @param address of the page that was shown last; '' when there is none
 * @param at in ms since the epoch
 * @param ending without the point
 */
export function exportFileName(address: string, at: number, ending: string): string {
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  const safe = host.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '')
  const time = (isoTime(at) ?? '').slice(0, 19).replaceAll(':', '-')
  return `${['goalkeeper', safe.slice(0, 80), time].filter((part) => part !== '').join('-')}.${ending}`
}
