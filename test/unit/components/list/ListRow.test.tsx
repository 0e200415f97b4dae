// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ListItem, OpenedItem, PageItem, TroubleItem } from '../../../../components/list/lines/list-item'
import { ListRow } from '../../../../components/list/ListRow'
import { loadOf, troubleOf } from '../../../fixtures/deliveries'
import { rowFactsOf } from '../../../fixtures/panel/made-row-facts'

afterEach(cleanup)

const at = new Date(2026, 0, 2, 13, 4, 5, 67).getTime()
const page = {
  id: 'home/100',
  documentId: 'home',
  url: 'https://shop.example/',
  title: 'The shop',
  startedAt: at,
  navigations: [],
}
const head: PageItem = {
  kind: 'page',
  id: 'page:home',
  page,
  goals: 3,
  unknown: 1,
  failed: false,
  collapsed: false,
}
const tab: OpenedItem = {
  kind: 'opened',
  id: 'opened:7',
  at,
  tabId: 7,
  url: 'https://pay.example/',
  goals: 1,
}

function show(item: ListItem) {
  const calls = { onSelect: vi.fn<(item: ListItem) => void>(), onOpen: vi.fn<(item: ListItem) => void>() }
  const place = { id: 'line', rowIndex: 2, top: 0, columns: [], selected: false, inSelection: false }
  const measure = vi.fn<(row: HTMLElement | null) => void>()
  render(<ListRow item={item} {...place} factsOf={() => rowFactsOf()} measure={measure} {...calls} />)
  // It is no cell of a column, so that nothing takes it for a goal event.
  expect(screen.queryAllByRole('gridcell')).toEqual([])
  return { ...calls, measure, cell: screen.getByRole('rowheader') }
}
const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim()

describe('the head of a page', () => {
  it('says which page it is, when, and what it sent', () => {
    const { cell } = show(head)
    expect(textOf(cell)).toBe('The shop https://shop.example/ 01:04:05.067 PM 3 goal events 1 unknown')
    expect(cell.title).toBe('https://shop.example/')
  })

  it('marks unknown goals by an icon too', () => {
    const icons = (item: PageItem) => {
      cleanup()
      return show(item).cell.querySelectorAll('svg').length
    }
    expect(icons(head) - icons({ ...head, unknown: 0 })).toBe(1)
  })

  it('marks a page that came back', () => {
    expect(textOf(show({ ...head, page: { ...page, restored: true } }).cell)).toContain('(returned)')
  })

  it('has a name of its own for pages that are not known any more', () => {
    expect(textOf(show({ ...head, page: null, unknown: 0 }).cell)).toBe('Earlier pages 3 goal events')
  })

  it('opens and closes by a click, and says which', () => {
    const { cell, onOpen } = show(head)
    expect(cell.getAttribute('aria-expanded')).toBe('true')
    fireEvent.click(cell)
    expect(onOpen).toHaveBeenCalledWith(head)
    cleanup()
    expect(show({ ...head, collapsed: true }).cell.getAttribute('aria-expanded')).toBe('false')
  })
})

describe('what is wrong with a context', () => {
  const item = (...args: Parameters<typeof troubleOf>): TroubleItem => ({
    kind: 'trouble',
    id: 'trouble:document-1',
    trouble: troubleOf(...args),
  })

  it('is said with what became of its request, and what to do', () => {
    const { cell, onSelect, onOpen } = show(item('failed', loadOf({ status: 401 })))
    expect(textOf(cell)).toBe(
      'The SDK’s context failed to load. The collector rejected it (401). Goals tracked on that context are discarded ' +
        'without a request. Check the SDK’s endpoint, API key, application and environment, and the site’s “CORS Origins”. ' +
        'Learn more The context failed to load',
    )
    fireEvent.click(cell)
    expect(onSelect).toHaveBeenCalledOnce()
    expect(onOpen).not.toHaveBeenCalled()
  })

  it('is only told where goals are not lost by it', () => {
    expect(textOf(show(item('refreshFailed', loadOf({ status: 500 }))).cell)).toBe(
      'Refreshing the SDK’s context failed. The server failed (500). The page goes on with the experiments it has. ' +
        'Learn more The context failed to load',
    )
    cleanup()
    expect(textOf(show(item('empty', loadOf({ status: 200 }))).cell)).toBe(
      'The SDK’s context has no experiments. Often the name of the environment or of the application is wrong. ' +
        'Learn more The context failed to load',
    )
  })

  it('names the frame', () => {
    const documentUrl = 'https://pay.example/checkout?session=1'
    const inFrame = loadOf({ status: 401 }, { source: 'page', top: false, documentUrl })
    expect(textOf(show(item('failed', inFrame)).cell)).toContain(
      'It is that of the frame pay.example/checkout.',
    )
  })

  it('is as high as its text', () => {
    const { cell, measure } = show(item('failed', loadOf({ status: 401 })))
    expect(measure).toHaveBeenCalledWith(cell.closest('[role=row]'))
    expect(cell.closest<HTMLElement>('[role=row]')?.dataset['index']).toBe('0')
  })

  it('is said at the head of a collapsed page', () => {
    const failed = { ...head, unknown: 0, failed: true }
    expect(textOf(show(failed).cell)).not.toContain('context failed')
    cleanup()
    expect(textOf(show({ ...failed, collapsed: true }).cell)).toContain('context failed')
  })
})

describe('what a page did', () => {
  it('is its new address, in short', () => {
    const item = { kind: 'navigation', id: 'n', url: 'https://shop.example/a?b#c', at } as const
    const { cell, onSelect, onOpen } = show(item)
    expect(textOf(cell)).toBe('→ /a?b#c · 01:04:05.067 PM')
    expect(cell.title).toContain('https://shop.example/a?b#c')
    expect(cell.getAttribute('aria-expanded')).toBeNull()
    fireEvent.click(cell)
    expect(onSelect).toHaveBeenCalledWith(item)
    expect(onOpen).not.toHaveBeenCalled()
  })

  it('is a tab that it opened, and its button goes there', () => {
    const { cell, onSelect, onOpen } = show(tab)
    expect(textOf(cell)).toContain('Opened a tab: pay.example/· 1 goal event')
    fireEvent.click(cell)
    expect(onOpen).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Show' }))
    expect(onOpen).toHaveBeenCalledWith(tab)
    expect(onSelect).toHaveBeenCalledOnce()
  })
})
