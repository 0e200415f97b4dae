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

/** Rows of one publish, made at that moment on that document. */
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

const AS_USUAL = {
  filtered: false,
  isSorted: false,
  group: 'page',
  outcomeOf: (row: Row) =>
    row.kind === 'goal' && row.event.goal.name.startsWith('lost') ? 'failed' : 'accepted',
} as const

function linesOf(parts: Partial<ListParts>): string[] {
  const byTime = (parts.rows ?? []).toSorted((one, other) => one.at - other.at)
  const rows = parts.isSorted ? (parts.rows ?? []) : byTime
  const usual = { pages: [], opened: [], troubles: [], collapsed: new Set<string>(), ...AS_USUAL }
  const isUnknown = (row: Row) => row.kind === 'goal' && row.event.goal.name.startsWith('un')
  return listItems({ ...usual, isUnknown, ...parts, rows }).map(lineOf)
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
  it('has nothing to show of pages without anything', () => {
    expect(linesOf({ pages: [home, cart] })).toEqual([])
  })

  it('puts rows under the pages that sent them', () => {
    const rows = [...sent(110, 'home', ['a', 'unheard']), ...sent(210, 'cart', ['b'])]
    expect(linesOf({ rows, pages: [home, cart] })).toEqual([
      'v home/100 2 unknown 1',
      '  a',
      '  unheard',
      'v cart/200 1',
      '  b',
    ])
  })

  it('leaves with its page what is sent while that is left, and so after the next began', () => {
    const rows = [...sent(205, 'home', ['parting']), ...sent(203, 'cart', ['arriving'])]
    expect(linesOf({ rows, pages: [home, cart] })).toEqual([
      'v home/100 1',
      '  parting',
      'v cart/200 1',
      '  arriving',
    ])
  })

  it('tells visits of one document apart: it came back from the back/forward cache', () => {
    const back = pageOf('home', 300, { restored: true })
    const rows = [...sent(110, 'home', ['first']), ...sent(310, 'home', ['second'])]
    expect(linesOf({ rows, pages: [home, cart, back] })).toEqual([
      'v home/100 1',
      '  first',
      'v home/300 1',
      '  second',
    ])
  })

  it('puts frames and workers under the page that was shown at the time', () => {
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

  it('shows the last page also without a row, once there is any', () => {
    const rows = sent(110, 'home', ['a'])
    expect(linesOf({ rows, pages: [home, cart, pageOf('end', 300)] })).toEqual([
      'v home/100 1',
      '  a',
      'v end/300 0',
    ])
  })

  it('puts rows of pages that are not known any more before all others', () => {
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

  it('marks new addresses between the rows, before what was sent at the same moment', () => {
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

  it('shows the last page for its new addresses alone, and no earlier one for that', () => {
    const navigations = [{ url: '/one', at: 110 }]
    const pages = [pageOf('home', 100, { navigations }), pageOf('cart', 200, { navigations })]
    expect(linesOf({ pages })).toEqual(['v cart/200 0', '  -> /one 110'])
    expect(linesOf({ pages: [pages[0] ?? home, cart] })).toEqual(['v cart/200 0'])
  })

  it('tells of tabs where they were opened, on a page without rows too', () => {
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

  it('says nothing of a tab that shows nothing to look into', () => {
    expect(linesOf({ pages: [home], opened: [{ tabId: 7, at: 120 }] })).toEqual([])
  })

  it('keeps the rows of a collapsed group back, and counts them', () => {
    const rows = [...sent(110, 'home', ['a', 'unheard']), ...sent(210, 'cart', ['b'])]
    const collapsed = new Set(['page:home/100'])
    expect(linesOf({ rows, pages: [home, cart], collapsed, opened: [opened(120)] })).toEqual([
      '> home/100 2 unknown 1',
      'v cart/200 1',
      '  b',
    ])
  })

  it('shows what a filter lets through, and pages for that alone', () => {
    const pages = [pageOf('home', 100, { navigations: [{ url: '/one', at: 105 }] }), cart]
    const rows = sent(110, 'home', ['a'])
    expect(linesOf({ rows, pages, opened: [opened(120)], filtered: true })).toEqual(['v home/100 1', '  a'])
    expect(linesOf({ rows: [], pages, opened: [opened(120)], filtered: true })).toEqual([])
  })

  it('says directly under its head what is wrong with a page’s context', () => {
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

  it('says so of a page that sent nothing, which is why it did not', () => {
    expect(linesOf({ pages: [home, cart], troubles: [trouble(110, 'home')] })).toEqual([
      'v home/100 0 failed',
      '  ! failed home',
      'v cart/200 0',
    ])
    expect(linesOf({ troubles: [trouble(110, 'gone')] })).toEqual(['v earlier 0 failed', '  ! failed gone'])
  })

  it('puts the trouble of a frame, or of nobody known, under the page that was shown at the time', () => {
    const troubles = [trouble(150, 'a-frame'), trouble(250, null)]
    expect(linesOf({ pages: [home, cart], troubles })).toEqual([
      'v home/100 0 failed',
      '  ! failed a-frame',
      'v cart/200 0 failed',
      '  ! failed -',
    ])
  })

  it('keeps trouble back with its group, and at a filter only what nothing is lost by', () => {
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

  it('counts no goal event where a publish cannot be read', () => {
    const body = { encoding: 'text', data: '{', bytes: 1 } as const
    const rows = rowsOf(attempt([], { at: 110, documentId: 'home', body }))
    expect(linesOf({ rows, pages: [home] })).toEqual(['v home/100 0', '  unreadable'])
  })

  it('gives every line an id of its own', () => {
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
      ...AS_USUAL,
      isUnknown: () => false,
    })
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
    expect(items).toHaveLength(11)
  })
})

describe('in groups of another kind', () => {
  const rows = [
    ...sent(110, 'home', ['b', 'unlike']),
    ...sent(120, 'home', ['a', 'lost', 'b']),
    ...sent(130, null, [], { body: { encoding: 'none', why: 'stream' } }),
  ]
  const pages = [pageOf('home', 100, { navigations: [{ url: '/one', at: 115 }] })]
  const more = { rows, pages, opened: [opened(125)], troubles: [trouble(105, 'home')] }
  const above = ['  ! failed home', '  opened 7 3']

  it('of goals: in the order in which they came, what is no goal event above them', () => {
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

  it('of outcomes: what is lost first, and none that is empty', () => {
    expect(linesOf({ ...more, group: 'delivery', collapsed: new Set(['delivery:=accepted']) })).toEqual([
      ...above,
      'v failed 1 unknown 0',
      '  lost',
      '> accepted 4 unknown 1',
    ])
  })

  it('of none', () => {
    const names = ['b', 'unlike', 'a', 'lost', 'b', 'unreadable'].map((name) => `  ${name}`)
    expect(linesOf({ ...more, group: 'none' })).toEqual([...above, ...names])
    expect(linesOf({ ...more, group: 'none', filtered: true })).toEqual(['  ! failed home', ...names])
  })

  it('a goal may be called like anything of ours', () => {
    const odd = sent(110, 'home', ['', 'failed', '=accepted', 'unreadable'])
    const items = listItems({
      ...AS_USUAL,
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

describe('sorted', () => {
  it('rows stand in that order under their pages, and nothing is said to have been between them', () => {
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
