import { describe, expect, it } from 'vitest'
import type { Header } from '../../../../core/capture'
import { isHiddenByCors } from '../../../../core/delivery/cors'

const ADDRESS = 'https://acme.absmartly.io/v1/context'
const FROM_SHOP: readonly Header[] = [
  ['Origin', 'https://shop.example'],
  ['Sec-Fetch-Mode', 'cors'],
]
const leave = (value: string): Header[] => [['Access-Control-Allow-Origin', value]]

describe('isHiddenByCors', () => {
  it.each<[string, readonly Header[], readonly Header[], boolean]>([
    ['no permission', FROM_SHOP, [], true],
    ['permission for another origin', FROM_SHOP, leave('https://other.example'), true],
    [
      'permission for two origins in one header',
      FROM_SHOP,
      leave('https://shop.example, https://other.example'),
      true,
    ],
    ['permission for the origin', FROM_SHOP, leave('https://shop.example'), false],
    ['permission for every origin', FROM_SHOP, leave('*'), false],
    ['permission for a sandboxed frame', [['origin', 'null'], FROM_SHOP[1] as Header], leave('null'), false],
    ['a sandboxed frame without permission', [['origin', 'null'], FROM_SHOP[1] as Header], [], true],
    ['a same-origin request', [['Origin', 'https://acme.absmartly.io'], FROM_SHOP[1] as Header], [], false],
    ['a same-origin GET, which has no Origin header', [['Sec-Fetch-Mode', 'cors']], [], false],
    ['a no-cors request', [FROM_SHOP[0] as Header, ['Sec-Fetch-Mode', 'no-cors']], [], false],
    ['a request without Sec-Fetch-Mode', [FROM_SHOP[0] as Header], [], false],
    ['a request whose headers are not known', [], [], false],
  ])('for %s, isHiddenByCors returns $3', (_, sent, answered, isHidden) => {
    expect(isHiddenByCors(ADDRESS, sent, answered)).toBe(isHidden)
  })
})
