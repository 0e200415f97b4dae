import { describe, expect, it } from 'vitest'
import { leavePage, type Page, pageLeftAt, pageOf, recordPage, visitEndedAt } from '../../../core/page'
import { documentOf } from '../../fixtures/make'

const visit = (documentId: string, startedAt: number): Page => {
  const [page] = recordPage([], documentOf(documentId, { startedAt }))
  if (!page) throw new Error('no page')
  return page
}
const SHOP = visit('document-shop', 1000)
const BASKET = visit('document-basket', 5000)
const PAGES = [SHOP, BASKET]
const LEFT = leavePage([SHOP], SHOP.documentId, 3000)

const elsewhere = (at: number) => ({ at, top: false, documentId: null })

describe('leavePage', () => {
  it('marks the last visit of the document', () => {
    const back = visit('document-shop', 9000)
    expect(leavePage([SHOP, BASKET, back], SHOP.documentId, 9500).map(({ leftAt }) => leftAt)).toEqual([
      undefined,
      undefined,
      9500,
    ])
  })

  it('changes nothing for an unknown document or one that was left before', () => {
    expect(leavePage(PAGES, 'document-other', 3000)).toBe(PAGES)
    expect(leavePage(LEFT, SHOP.documentId, 4000)).toBe(LEFT)
  })

  it('stays when the document reports again', () => {
    expect(recordPage(LEFT, documentOf(SHOP.documentId, { startedAt: 1000, title: 'Later' }))).toMatchObject([
      { title: 'Later', leftAt: 3000 },
    ])
  })
})

describe('pageOf', () => {
  it.each<[string, readonly Page[], number, string | undefined]>([
    ['before the first page', PAGES, 500, 'document-shop'],
    ['on the first page', PAGES, 3000, 'document-shop'],
    ['on the second page', PAGES, 5000, 'document-basket'],
    ['on a page that lasts', PAGES, 99_000, 'document-basket'],
    ['on a page that was left later', LEFT, 2000, 'document-shop'],
    ['by a frame that unloads after its page', LEFT, 3900, 'document-shop'],
    ['long after the only page was left', LEFT, 4001, undefined],
    ['without pages', [], 1000, undefined],
  ])('finds the page of a request %s', (_, pages, at, expected) => {
    expect(pageOf(pages, elsewhere(at))?.documentId).toBe(expected)
  })

  it('always knows the page of its own main document', () => {
    const seen = { at: 4500, top: true, documentId: SHOP.documentId }
    expect(pageOf(LEFT, seen)).toBe(LEFT[0])
  })
})

describe('pageLeftAt and visitEndedAt', () => {
  it.each<[string, readonly Page[], number | null]>([
    ['its own report', LEFT, 3000],
    ['the beginning of the next page', PAGES, 5000],
    ['its own report, not the beginning of the next page', [...LEFT, BASKET], 3000],
    ['nothing while it lasts', [SHOP], null],
  ])('take the end of a visit from %s', (_, pages, expected) => {
    expect(pageLeftAt(pages, elsewhere(2000))).toBe(expected)
    const [first] = pages
    expect(first && visitEndedAt(pages, first)).toBe(expected)
  })
})
