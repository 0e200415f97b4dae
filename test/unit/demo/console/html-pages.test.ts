// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'

import { goalEntry, startDemo } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

async function pageAt(path: string) {
  const answer = await fetch(`${demo.consoleUrl}${path}`)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const text = await answer.text()
  return { status: answer.status, text, title: /<title>(.*?) · Web Console<\/title>/.exec(text)?.[1] }
}

it.each([
  ['/', 'Blue Mug'],
  ['/login', 'Sign in'],
  ['/goals', 'Goals'],
  ['/goals/110', 'purchase'],
  ['/goals/106', 'wishlist_add'],
])('%s is a page, without signing in', async (path, title) => {
  expect(await pageAt(path)).toMatchObject({ status: 200, title })
})

it('lists goals with links that lead to them, and counts what it does not list', async () => {
  expect((await pageAt('/goals')).text).toContain('<a href="/goals/110">purchase</a>')
  while (demo.registry.goals.length < 503) demo.registry.goals.push(goalEntry(1000, 'more'))
  expect((await pageAt('/goals')).text).toContain('And 3 more.')
})

it('has a page too for a goal that is not there', async () => {
  expect(await pageAt('/goals/999')).toMatchObject({ status: 404, title: 'No such goal' })
})

it('shows names as text', async () => {
  demo.registry.goals.push(
    goalEntry(300, '<img src=x onerror="alert(1)">&amp;', { description: '</dd><script>' }),
  )
  for (const path of ['/goals', '/goals/300']) {
    const { text } = await pageAt(path)
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;>&amp;amp;')
    expect(text).not.toMatch(/<img|<script/)
  }
})
