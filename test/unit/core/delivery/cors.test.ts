import { describe, expect, it } from 'vitest'
import type { Header } from '../../../../core/capture'
import { isHiddenByCors } from '../../../../core/delivery/cors'

const ADDRESS = 'https://acme.absmartly.io/v1/context'
const FROM_SHOP: readonly Header[] = [
  ['Origin', 'https://shop.example'],
  ['Sec-Fetch-Mode', 'cors'],
]
const leave = (value: string): Header[] => [['Access-Control-Allow-Origin', value]]

describe('isWithheld', () => {
  it.each<[string, readonly Header[], readonly Header[], boolean]>([
    ['no leave', FROM_SHOP, [], true],
    ['leave for another origin', FROM_SHOP, leave('https://other.example'), true],
    ['leave for two', FROM_SHOP, leave('https://shop.example, https://other.example'), true],
    ['leave', FROM_SHOP, leave('https://shop.example'), false],
    ['leave for everybody', FROM_SHOP, leave('*'), false],
    ['leave for a sandboxed frame', [['origin', 'null'], FROM_SHOP[1] as Header], leave('null'), false],
    ['a sandboxed frame without leave', [['origin', 'null'], FROM_SHOP[1] as Header], [], true],
    ['the same origin', [['Origin', 'https://acme.absmartly.io'], FROM_SHOP[1] as Header], [], false],
    ['no origin: a GET of the same', [['Sec-Fetch-Mode', 'cors']], [], false],
    ['nothing that asked for an answer', [FROM_SHOP[0] as Header, ['Sec-Fetch-Mode', 'no-cors']], [], false],
    ['no word of the mode', [FROM_SHOP[0] as Header], [], false],
    ['nothing known of what left', [], [], false],
  ])('%s', (_, sent, answered, withheld) => {
    expect(isHiddenByCors(ADDRESS, sent, answered)).toBe(withheld)
  })
})
