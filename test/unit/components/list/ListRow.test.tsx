// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ListItem, OpenedItem, PageItem, TroubleItem } from '../../../../components/list/lines/list-item'
import { ListRow } from '../../../../components/list/ListRow'
import { t } from '../../../../locales/say'
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
  const position = { id: 'line', rowIndex: 2, top: 0, columns: [], selected: false, inSelection: false }
  const measure = vi.fn<(row: HTMLElement | null) => void>()
  render(<ListRow item={item} {...position} factsOf={() => rowFactsOf()} measure={measure} {...calls} />)
  // The line has no grid cell, so nothing treats it as a goal event.
  expect(screen.queryAllByRole('gridcell')).toEqual([])
  return { ...calls, measure, cell: screen.getByRole('rowheader') }
}
const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim()

describe('ListRow, page header', () => {
  it('shows the page, its start time and its counts', () => {
    const { cell } = show(head)
    expect(textOf(cell)).toBe(
      `The shop https://shop.example/ 01:04:05.067 PM ${t('status.goals', {}, 3)} ${t('status.unknown', {}, 1)}`,
    )
    expect(cell.title).toBe('https://shop.example/')
  })

  it('marks unknown goals with an icon too', () => {
    const icons = (item: PageItem) => {
      cleanup()
      return show(item).cell.querySelectorAll('svg').length
    }
    expect(icons(head) - icons({ ...head, unknown: 0 })).toBe(1)
  })

  it('marks a page that the back/forward cache restored', () => {
    expect(textOf(show({ ...head, page: { ...page, restored: true } }).cell)).toContain(
      t('panel.page.returned'),
    )
  })

  it('groups the events of unknown pages under their own name', () => {
    expect(textOf(show({ ...head, page: null, unknown: 0 }).cell)).toBe(
      `${t('panel.page.earlier')} ${t('status.goals', {}, 3)}`,
    )
  })

  it('expands and collapses with a click and exposes its state', () => {
    const { cell, onOpen } = show(head)
    expect(cell.getAttribute('aria-expanded')).toBe('true')
    fireEvent.click(cell)
    expect(onOpen).toHaveBeenCalledWith(head)
    cleanup()
    expect(show({ ...head, collapsed: true }).cell.getAttribute('aria-expanded')).toBe('false')
  })
})

describe('ListRow, context trouble', () => {
  const learnMore = () => `${t('help.more')} ${t('help.page.contextFailed')}`
  const item = (...args: Parameters<typeof troubleOf>): TroubleItem => ({
    kind: 'trouble',
    id: 'trouble:document-1',
    trouble: troubleOf(...args),
  })

  it('shows the outcome of the failed load and the fix', () => {
    const { cell, onSelect, onOpen } = show(item('failed', loadOf({ status: 401 })))
    const fate = t('delivery.fate.rejected', { status: 401 })
    expect(textOf(cell)).toBe(
      `${t('delivery.context.failed', { fate })} ${t('delivery.context.failedHint')} ${learnMore()}`,
    )
    fireEvent.click(cell)
    expect(onSelect).toHaveBeenCalledOnce()
    expect(onOpen).not.toHaveBeenCalled()
  })

  it('shows no fix when no goals are lost', () => {
    const fate = t('delivery.fate.failedStatus', { status: 500 })
    expect(textOf(show(item('refreshFailed', loadOf({ status: 500 }))).cell)).toBe(
      `${t('delivery.context.refreshFailed', { fate })} ${learnMore()}`,
    )
    cleanup()
    expect(textOf(show(item('empty', loadOf({ status: 200 }))).cell)).toBe(
      `${t('delivery.context.empty')} ${learnMore()}`,
    )
  })

  it('names the frame', () => {
    const documentUrl = 'https://pay.example/checkout?session=1'
    const inFrame = loadOf({ status: 401 }, { source: 'page', top: false, documentUrl })
    expect(textOf(show(item('failed', inFrame)).cell)).toContain(
      t('delivery.context.frame', { frame: 'pay.example/checkout' }),
    )
  })

  it('measures its height', () => {
    const { cell, measure } = show(item('failed', loadOf({ status: 401 })))
    expect(measure).toHaveBeenCalledWith(cell.closest('[role=row]'))
    expect(cell.closest<HTMLElement>('[role=row]')?.dataset['index']).toBe('0')
  })

  it('shows the trouble in the header of a collapsed page', () => {
    const failed = { ...head, unknown: 0, failed: true }
    expect(textOf(show(failed).cell)).not.toContain(t('panel.page.contextFailed'))
    cleanup()
    expect(textOf(show({ ...failed, collapsed: true }).cell)).toContain(t('panel.page.contextFailed'))
  })
})

describe('ListRow, page activity', () => {
  it('shows a navigation with the path of the new URL', () => {
    const item = { kind: 'navigation', id: 'n', url: 'https://shop.example/a?b#c', at } as const
    const { cell, onSelect, onOpen } = show(item)
    expect(textOf(cell)).toBe(t('panel.page.navigated', { url: '/a?b#c', time: '01:04:05.067 PM' }))
    expect(cell.title).toContain('https://shop.example/a?b#c')
    expect(cell.getAttribute('aria-expanded')).toBeNull()
    fireEvent.click(cell)
    expect(onSelect).toHaveBeenCalledWith(item)
    expect(onOpen).not.toHaveBeenCalled()
  })

  it('shows an opened tab with a button that switches to it', () => {
    const { cell, onSelect, onOpen } = show(tab)
    expect(textOf(cell)).toContain(
      `${t('panel.page.opened', { url: 'pay.example/' })}· ${t('status.goals', {}, 1)}`,
    )
    fireEvent.click(cell)
    expect(onOpen).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: t('panel.page.show') }))
    expect(onOpen).toHaveBeenCalledWith(tab)
    expect(onSelect).toHaveBeenCalledOnce()
  })
})
