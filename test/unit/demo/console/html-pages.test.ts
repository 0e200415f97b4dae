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
])('serves %s as a page without sign-in', async (path, title) => {
  expect(await pageAt(path)).toMatchObject({ status: 200, title })
})

it('lists goals with links and counts those it omits', async () => {
  expect((await pageAt('/goals')).text).toContain('<a href="/goals/110">purchase</a>')
  while (demo.registry.goals.length < 503) demo.registry.goals.push(goalEntry(1000, 'more'))
  expect((await pageAt('/goals')).text).toContain('And 3 more.')
})

it('serves a page for an unknown goal', async () => {
  expect(await pageAt('/goals/999')).toMatchObject({ status: 404, title: 'No such goal' })
})

it('escapes names', async () => {
  demo.registry.goals.push(
    goalEntry(300, '<img src=x onerror="alert(1)">&amp;', { description: '</dd><script>' }),
  )
  for (const path of ['/goals', '/goals/300']) {
    const { text } = await pageAt(path)
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;>&amp;amp;')
    expect(text).not.toMatch(/<img|<script/)
  }
})
