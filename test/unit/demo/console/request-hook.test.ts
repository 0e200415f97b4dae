// @vitest-environment node
import { afterEach, expect, it } from 'vitest'

import { goalEntry, startDemo } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'
import { requestConsolePath, fetchListPage, names } from '../../../fixtures/ask-demo.ts'

let demo: Demo
afterEach(() => demo.stop())

it('calls onConsoleRequest before each response, so that a list can change between pages', async () => {
  demo = await startDemo({ registry: { goals: [goalEntry(1, 'a'), goalEntry(2, 'b'), goalEntry(3, 'c')] } })
  const pages: string[] = []
  demo.onConsoleRequest = ({ method, path, query }) => {
    pages.push(`${method} ${path} ${query.get('page')}`)
    if (query.get('page') === '2') demo.registry.goals.splice(0, 1)
  }
  expect(names(await fetchListPage(demo, '/v1/goals?items=2&page=1'), 'goals')).toEqual(['a', 'b'])
  const second = await fetchListPage(demo, '/v1/goals?items=2&page=2')
  expect([names(second, 'goals'), second.total]).toEqual([[], 2])
  expect(pages).toEqual(['GET /v1/goals 1', 'GET /v1/goals 2'])
  demo.onConsoleRequest = null
  await fetchListPage(demo, '/v1/goals?page=2')
  expect(demo.registry.goals).toHaveLength(2)
})

it('accepts onConsoleRequest at the start and does not call it for the collector', async () => {
  const paths: string[] = []
  demo = await startDemo({ onConsoleRequest: ({ path }) => paths.push(path) })
  await fetch(`${demo.collectorUrl}/context`)
  await requestConsolePath(demo, '/v1/goals', 'nobody')
  demo.misbehave({ server: 'console', drop: true, times: 1 })
  await expect(requestConsolePath(demo, '/v1/metrics')).rejects.toThrow()
  expect(paths).toEqual(['/v1/goals'])
})

it('drops the connection when onConsoleRequest throws', async () => {
  demo = await startDemo()
  demo.onConsoleRequest = () => {
    throw new Error('enough')
  }
  await expect(requestConsolePath(demo, '/v1/goals')).rejects.toThrow()
  demo.onConsoleRequest = null
  expect((await requestConsolePath(demo, '/v1/goals')).status).toBe(200)
})
