import { describe, expect, it } from 'vitest'
import type { ListItem, ListParts } from '../../../../../components/list/lines/list-item'
import { listItems } from '../../../../../components/list/lines/list-items'
import type { Capture } from '../../../../../core/capture'
import type { ContextTrouble } from '../../../../../core/delivery/context-load'
import type { Page } from '../../../../../core/page'
import { type Row, rowsOf } from '../../../../../core/record/row'
import { loadOf, troubleOf } from '../../../../fixtures/deliveries'
import { attempt, sentGoal } from '../../../../fixtures/captures'

const pageOf = (documentId: string, startedAt: number, more: Partial<Page> = {}): Page => ({
  id: `${documentId}/${startedAt}`,
  documentId,
  url: `https://shop.example/${documentId}`,
  title: `Title of ${documentId}`,
  startedAt,
  navigations: [],
  ...more,
})

/** Returns the rows of one publish sent at `at` by the document. */
const sent = (at: number, documentId: string | null, names: string[], more: Partial<Capture> = {}): Row[] =>
  rowsOf(
    attempt(
      names.map((name) => sentGoal(name)),
      { at, documentId, ...more },
    ),
  )

const trouble = (at: number, documentId: string | null, kind: ContextTrouble['kind'] = 'failed') =>
  troubleOf(kind, loadOf({ status: 401 }, { at, documentId }))

const opened = (at: number, tabId = 7) => ({ tabId, at, url: 'https://pay.example/', goals: 3 })

const DEFAULTS = {
  filtered: false,
  isSorted: false,
  group: 'page',
  outcomeOf: (row: Row) =>
    row.kind === 'goal' && row.event.goal.name.startsWith('lost') ? 'failed' : 'accepted',
} as const

function linesOf(parts: Partial<ListParts>): string[] {
  const byTime = (parts.rows ?? []).toSorted((one, other) => one.at - other.at)
  const rows = parts.isSorted ? (parts.rows ?? []) : byTime
  const defaults = { pages: [], opened: [], troubles: [], collapsed: new Set<string>(), ...DEFAULTS }
  const isUnknown = (row: Row) => row.kind === 'goal' && row.event.goal.name.startsWith('un')
  return listItems({ ...defaults, isUnknown, ...parts, rows }).map(lineOf)
}

function lineOf(item: ListItem): string {
  switch (item.kind) {
    case 'page': {
      const failed = item.failed ? ' failed' : ''
      const head = `${item.collapsed ? '>' : 'v'} ${item.page?.id ?? 'earlier'} ${item.goals}${failed}`
      return item.unknown > 0 ? `${head} unknown ${item.unknown}` : head
    }
    case 'group': {
      const of = 'goal' in item.of ? (item.of.goal ?? 'unreadable') : item.of.outcome
      return `${item.collapsed ? '>' : 'v'} ${of} ${item.goals} unknown ${item.unknown}`
    }
    case 'trouble':
      return `  ! ${item.trouble.kind} ${item.trouble.documentId ?? '-'}`
    case 'navigation':
      return `  -> ${item.url} ${item.at}`
    case 'opened':
      return `  opened ${item.tabId} ${item.goals}`
    case 'goal':
      return `  ${item.event.goal.name}`
    case 'withoutGoals':
    case 'unreadable':
      return `  ${item.kind}`
  }
}

const home = pageOf('home', 100)
const cart = pageOf('cart', 200)

describe('listItems', () => {
  it('returns no lines for pages without events', () => {
    expect(linesOf({ pages: [home, cart] })).toEqual([])
  })

  it('groups rows under the pages that sent them', () => {
    const rows = [...sent(110, 'home', ['a', 'unheard']), ...sent(210, 'cart', ['b'])]
    expect(linesOf({ rows, pages: [home, cart] })).toEqual([
      'v home/100 2 unknown 1',
      '  a',
      '  unheard',
      'v cart/200 1',
      '  b',
    ])
  })

  it('keeps rows sent during unload with their page, even after the next page has started', () => {
    const rows = [...sent(205, 'home', ['parting']), ...sent(203, 'cart', ['arriving'])]
    expect(linesOf({ rows, pages: [home, cart] })).toEqual([
      'v home/100 1',
      '  parting',
      'v cart/200 1',
      '  arriving',
    ])
  })

  it('separates two visits of one document that the back/forward cache restored', () => {
    const back = pageOf('home', 300, { restored: true })
    const rows = [...sent(110, 'home', ['first']), ...sent(310, 'home', ['second'])]
    expect(linesOf({ rows, pages: [home, cart, back] })).toEqual([
      'v home/100 1',
      '  first',
      'v home/300 1',
      '  second',
    ])
  })

  it('groups rows of frames and workers under the page shown at the time', () => {
    const rows = [
      ...sent(110, 'a-frame', ['frame'], { top: false }),
      ...sent(210, null, ['worker'], { source: 'network', top: false }),
    ]
    expect(linesOf({ rows, pages: [home, cart] })).toEqual([
      'v home/100 1',
      '  frame',
      'v cart/200 1',
      '  worker',
    ])
  })

  it('shows the last page without rows once any page has rows', () => {
    const rows = sent(110, 'home', ['a'])
    expect(linesOf({ rows, pages: [home, cart, pageOf('end', 300)] })).toEqual([
      'v home/100 1',
      '  a',
      'v end/300 0',
    ])
  })

  it('groups rows of unknown pages before all others', () => {
    const rows = [...sent(50, 'gone', ['old']), ...sent(60, null, ['older', 'unheard'], { top: false })]
    expect(linesOf({ rows, pages: [home] })).toEqual([
      'v earlier 3 unknown 1',
      '  old',
      '  older',
      '  unheard',
      'v home/100 0',
    ])
    expect(linesOf({ rows: sent(50, 'home', ['a']) })).toEqual(['v earlier 1', '  a'])
  })

  it('places navigations between the rows, before rows of the same time', () => {
    const navigations = [
      { url: '/one', at: 110 },
      { url: '/two', at: 130 },
    ]
    const rows = [...sent(105, 'home', ['a']), ...sent(110, 'home', ['b'])]
    expect(linesOf({ rows, pages: [pageOf('home', 100, { navigations })] })).toEqual([
      'v home/100 2',
      '  a',
      '  -> /one 110',
      '  b',
      '  -> /two 130',
    ])
  })

  it('shows navigations without rows only for the last page', () => {
    const navigations = [{ url: '/one', at: 110 }]
    const pages = [pageOf('home', 100, { navigations }), pageOf('cart', 200, { navigations })]
    expect(linesOf({ pages })).toEqual(['v cart/200 0', '  -> /one 110'])
    expect(linesOf({ pages: [pages[0] ?? home, cart] })).toEqual(['v cart/200 0'])
  })

  it('places opened tabs by time, even on a page without rows', () => {
    const rows = [...sent(110, 'home', ['a']), ...sent(130, 'home', ['b'])]
    expect(linesOf({ rows, pages: [home, cart], opened: [opened(120), opened(250, 8)] })).toEqual([
      'v home/100 2',
      '  a',
      '  opened 7 3',
      '  b',
      'v cart/200 0',
      '  opened 8 3',
    ])
  })

  it('omits an opened tab without a URL', () => {
    expect(linesOf({ pages: [home], opened: [{ tabId: 7, at: 120 }] })).toEqual([])
  })

  it('hides the rows of a collapsed group but counts them', () => {
    const rows = [...sent(110, 'home', ['a', 'unheard']), ...sent(210, 'cart', ['b'])]
    const collapsed = new Set(['page:home/100'])
    expect(linesOf({ rows, pages: [home, cart], collapsed, opened: [opened(120)] })).toEqual([
      '> home/100 2 unknown 1',
      'v cart/200 1',
      '  b',
    ])
  })

  it('shows only matching rows and their pages while filtering', () => {
    const pages = [pageOf('home', 100, { navigations: [{ url: '/one', at: 105 }] }), cart]
    const rows = sent(110, 'home', ['a'])
    expect(linesOf({ rows, pages, opened: [opened(120)], filtered: true })).toEqual(['v home/100 1', '  a'])
    expect(linesOf({ rows: [], pages, opened: [opened(120)], filtered: true })).toEqual([])
  })

  it('shows context trouble directly below its page header', () => {
    const rows = [...sent(110, 'home', ['a']), ...sent(210, 'cart', ['b'])]
    const troubles = [trouble(120, 'home', 'refreshFailed'), trouble(205, 'cart')]
    expect(linesOf({ rows, pages: [home, cart], troubles })).toEqual([
      'v home/100 1',
      '  ! refreshFailed home',
      '  a',
      'v cart/200 1 failed',
      '  ! failed cart',
      '  b',
    ])
  })

  it('shows a page with context trouble even if it sent nothing', () => {
    expect(linesOf({ pages: [home, cart], troubles: [trouble(110, 'home')] })).toEqual([
      'v home/100 0 failed',
      '  ! failed home',
      'v cart/200 0',
    ])
    expect(linesOf({ troubles: [trouble(110, 'gone')] })).toEqual(['v earlier 0 failed', '  ! failed gone'])
  })

  it('groups trouble of a frame or an unknown document under the page shown at the time', () => {
    const troubles = [trouble(150, 'a-frame'), trouble(250, null)]
    expect(linesOf({ pages: [home, cart], troubles })).toEqual([
      'v home/100 0 failed',
      '  ! failed a-frame',
      'v cart/200 0 failed',
      '  ! failed -',
    ])
  })

  it('hides trouble in collapsed groups, and harmless trouble while filtering', () => {
    const troubles = [trouble(110, 'home'), trouble(210, 'cart', 'empty')]
    const collapsed = new Set(['page:home/100', 'page:cart/200'])
    expect(linesOf({ pages: [home, cart], troubles, collapsed })).toEqual([
      '> home/100 0 failed',
      '> cart/200 0',
    ])
    expect(linesOf({ pages: [home, cart], troubles, filtered: true })).toEqual([
      'v home/100 0 failed',
      '  ! failed home',
    ])
  })

  it('does not count an unreadable publish as a goal event', () => {
    const body = { encoding: 'text', data: '{', bytes: 1 } as const
    const rows = rowsOf(attempt([], { at: 110, documentId: 'home', body }))
    expect(linesOf({ rows, pages: [home] })).toEqual(['v home/100 0', '  unreadable'])
  })

  it('gives every line a unique id', () => {
    const navigations = [
      { url: '/one', at: 110 },
      { url: '/one', at: 110 },
    ]
    const items = listItems({
      rows: sent(110, 'home', ['a', 'a']),
      pages: [pageOf('home', 100, { navigations }), cart],
      opened: [opened(110), opened(110, 8)],
      troubles: [trouble(150, 'home'), trouble(150, 'a-frame'), trouble(150, null)],
      collapsed: new Set(),
      ...DEFAULTS,
      isUnknown: () => false,
    })
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(items).toHaveLength(11)
  })
})

describe('listItems, other groups', () => {
  const rows = [
    ...sent(110, 'home', ['b', 'unlike']),
    ...sent(120, 'home', ['a', 'lost', 'b']),
    ...sent(130, null, [], { body: { encoding: 'none', why: 'stream' } }),
  ]
  const pages = [pageOf('home', 100, { navigations: [{ url: '/one', at: 115 }] })]
  const more = { rows, pages, opened: [opened(125)], troubles: [trouble(105, 'home')] }
  const above = ['  ! failed home', '  opened 7 3']

  it('groups by goal in order of first appearance, with other lines above', () => {
    expect(linesOf({ ...more, group: 'goal' })).toEqual([
      ...above,
      'v b 2 unknown 0',
      '  b',
      '  b',
      'v unlike 1 unknown 1',
      '  unlike',
      'v a 1 unknown 0',
      '  a',
      'v lost 1 unknown 0',
      '  lost',
      'v unreadable 0 unknown 0',
      '  unreadable',
    ])
  })

  it('groups by outcome, with losses first and without empty groups', () => {
    expect(linesOf({ ...more, group: 'delivery', collapsed: new Set(['delivery:=accepted']) })).toEqual([
      ...above,
      'v failed 1 unknown 0',
      '  lost',
      '> accepted 4 unknown 1',
    ])
  })

  it('returns a flat list when rows are not grouped', () => {
    const names = ['b', 'unlike', 'a', 'lost', 'b', 'unreadable'].map((name) => `  ${name}`)
    expect(linesOf({ ...more, group: 'none' })).toEqual([...above, ...names])
    expect(linesOf({ ...more, group: 'none', filtered: true })).toEqual(['  ! failed home', ...names])
  })

  it('keeps ids unique when goals are named like internal ids', () => {
    const odd = sent(110, 'home', ['', 'failed', '=accepted', 'unreadable'])
    const items = listItems({
      ...DEFAULTS,
      rows: odd,
      pages,
      opened: [],
      troubles: [],
      collapsed: new Set(),
      isUnknown: () => false,
      group: 'goal',
    })
    expect(new Set(items.map(({ id }) => id)).size).toBe(8)
  })
})

describe('listItems, sorted', () => {
  it('keeps the user’s sort order within each page and omits navigations', () => {
    const rows = [...sent(130, 'home', ['c']), ...sent(110, 'home', ['b']), ...sent(210, 'cart', ['a'])]
    const pages = [pageOf('home', 100, { navigations: [{ url: '/one', at: 115 }] }), pageOf('cart', 200)]
    expect(linesOf({ rows, pages, opened: [opened(120)], isSorted: true })).toEqual([
      'v home/100 2',
      '  opened 7 3',
      '  c',
      '  b',
      'v cart/200 1',
      '  a',
    ])
  })
})
