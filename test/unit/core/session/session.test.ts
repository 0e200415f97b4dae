import { expect, it } from 'vitest'
import { joinCaptures } from '../../../../core/delivery/join'
import { foldAttempts } from '../../../../core/delivery/delivery'
import { addToAttempts } from '../../../../core/delivery/attempts'
import type { Capture } from '../../../../core/capture'
import { recordPage, type Page } from '../../../../core/page'
import { createSession } from '../../../../core/session/session'
import { captureOf, documentOf } from '../../../fixtures/make'

const ROUTES = [
  { url: 'https://shop.example/clinic', at: 110 },
  { url: 'https://shop.example/basket', at: 120 },
  { url: 'https://shop.example/results', at: 130 },
]
const SHOP = documentOf('document-shop', { startedAt: 100, navigations: ROUTES })
const CLINIC = documentOf('document-clinic', { startedAt: 200, url: 'https://clinic.example/' })
const HELP = documentOf('document-help', { startedAt: 300, url: 'https://help.example/' })
const PAGES = [SHOP, CLINIC, HELP].reduce<readonly Page[]>(recordPage, [])

const seen = (seq: number, at: number, documentId: string): Capture =>
  captureOf(seq, { at, documentId, top: true })

function sessionOf(captures: readonly Capture[], pages = PAGES) {
  const { attempts } = addToAttempts([], captures, 1)
  expect(attempts).toHaveLength(joinCaptures(captures).length)
  return createSession({
    deliveries: foldAttempts(attempts, () => 0),
    pages,
    selectedRows: null,
    exportedAt: 999,
  })
}

it('contains only the pages of its requests, with the times they were left', () => {
  const { pages } = sessionOf([seen(1, 125, SHOP.id), seen(2, 310, HELP.id)])
  expect(pages.map(({ documentId, leftAt }) => [documentId, leftAt])).toEqual([
    [SHOP.id, 200],
    [HELP.id, undefined],
  ])
})

it('contains only the URLs of a page at which a request was made', () => {
  const urlsOf = (...times: readonly number[]) => {
    const [page] = sessionOf(times.map((at, index) => seen(index + 1, at, SHOP.id))).pages
    return page && [page.url, ...page.navigations.map(({ url }) => url)]
  }
  expect(urlsOf(125)).toEqual(['https://shop.example/basket', 'https://shop.example/basket'])
  expect(urlsOf(105, 125)).toEqual([SHOP.url, 'https://shop.example/basket'])
  expect(urlsOf(105)).toEqual([SHOP.url])
})

it('has no pages without requests', () => {
  expect(sessionOf([]).pages).toEqual([])
})
