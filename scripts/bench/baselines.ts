/** Baselines of the benchmark: a page with plain rows, and a page with a virtual list of empty rows. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Route } from '../../test/e2e/harness/page/page-server.ts'
import { ROOT } from '../show.ts'

const html = (title: string, script: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<style>
  body { margin: 0; font: 12px/24px sans-serif; }
  #scroller { height: 100vh; overflow-y: scroll; }
  .row { display: grid; grid-template-columns: repeat(5, 1fr); height: 24px; white-space: nowrap; overflow: hidden; }
  .canvas { position: relative; }
  .canvas > .row { position: absolute; inset: 0 0 auto; }
</style>
<div id="scroller"></div>
<script>globalThis.process = { env: { NODE_ENV: 'production' } }</script>
<script type="module">${script}</script></html>`

/** A page with one row of five cells per event. It filters by hiding rows and sorts by reordering them. */
const plain = (events: number) =>
  html(
    'Plain rows',
    `
  const scroller = document.getElementById('scroller')
  const rows = Array.from({ length: ${events} }, (_, index) => {
    const row = document.createElement('div')
    row.className = 'row'
    for (const text of ['goal_' + (index * 3) % 20, 'Unchecked', 'Accepted', String(index), 'price: ' + index % 997]) {
      row.appendChild(document.createElement('div')).textContent = text
    }
    return row
  })
  scroller.append(...rows)
  globalThis.filter = (text) => rows.forEach((row) => (row.hidden = !row.textContent.includes(text)))
  globalThis.sort = () => scroller.append(...rows.toSorted((one, other) => one.firstChild.textContent < other.firstChild.textContent ? -1 : 1))
  globalThis.ready = true`,
  )

const virtual = (events: number) =>
  html(
    'Empty virtual list',
    `
  import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '/virtual-core/index.js'
  const scroller = document.getElementById('scroller')
  const canvas = scroller.appendChild(document.createElement('div'))
  canvas.className = 'canvas'
  const draw = () => {
    canvas.style.height = list.getTotalSize() + 'px'
    canvas.replaceChildren(...list.getVirtualItems().map(({ start }) => {
      const row = document.createElement('div')
      row.className = 'row'
      row.style.transform = 'translateY(' + start + 'px)'
      return row
    }))
  }
  const optionsOf = (count) => ({ count, getScrollElement: () => scroller, estimateSize: () => 24, overscan: 12,
    scrollToFn: elementScroll, observeElementRect, observeElementOffset, onChange: () => draw() })
  const list = new Virtualizer(optionsOf(${events}))
  list._didMount()
  list._willUpdate()
  draw()
  globalThis.filter = () => (list.setOptions(optionsOf(${events} / 20)), list._willUpdate(), draw())
  globalThis.sort = () => draw()
  globalThis.ready = true`,
  )

const LIBRARY = 'node_modules/@tanstack/virtual-core/dist/esm'

/** Returns the routes of both pages for a number of events, and of the library they load. */
export function baselineRoutes(events: number): Record<string, Route> {
  const files = readdirSync(join(ROOT, LIBRARY)).filter((name) => name.endsWith('.js'))
  const headers = { 'content-type': 'text/javascript' }
  const library = files.map((name) => {
    const body = readFileSync(join(ROOT, LIBRARY, name), 'utf8')
    return [`/virtual-core/${name}`, { headers, body }] as const
  })
  return { '/plain': plain(events), '/virtual': virtual(events), ...Object.fromEntries(library) }
}
