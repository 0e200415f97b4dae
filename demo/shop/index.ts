/** The shop's server: three pages, their files, and the menu that makes the collector misbehave. */
import { html, json } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { ServerParts } from '../http.ts'
import type { Misbehavior } from '../misbehavior.ts'
import { asset } from './assets.ts'
import { catalog } from './catalog.ts'
import { checkout } from './checkout.ts'
import { htmlPage } from './layout.ts'
import type { PageParts, ShopSettings } from './layout.ts'
import { MisbehaveSwitch } from './misbehave.ts'
import { mugPage } from './mug-page.ts'
import { MUGS } from './mugs.ts'

const NOT_FOUND: PageParts = {
  title: 'No such mug',
  kind: 'not-found',
  main: '<section class="message"><h1>No such mug</h1><p>It may have been dropped. <a href="/">Back to the shelf</a></p></section>',
}

/** Creates the shop's server. `addMisbehavior` adds a rule and returns the function that removes it. */
export function shop(settings: ShopSettings, addMisbehavior: (rule: Misbehavior) => () => void): ServerParts {
  const control = new MisbehaveSwitch(addMisbehavior)
  return {
    handle: (request) => {
      if (request.path === '/demo/misbehave') return misbehave(control, request)
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return json(405, { error: 'Method not allowed' })
      const file = asset(request.path)
      if (file) return file
      const found = pageAt(request.path)
      return html(found ? 200 : 404, htmlPage(found ?? NOT_FOUND, settings, control.mode))
    },
  }
}

function pageAt(path: string): PageParts | undefined {
  if (path === '/') return catalog()
  if (path === '/checkout') return checkout()
  const mug = MUGS.find(({ slug }) => path === `/mug/${slug}`)
  return mug && mugPage(mug)
}

/** Answers `POST /demo/misbehave {"mode": …}`. JSON only, since other sites can't send that without a preflight. */
function misbehave(control: MisbehaveSwitch, { method, headers, body }: DemoRequest): HttpResponse {
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json')) {
    return json(405, { error: 'POST a JSON body' })
  }
  return control.set(modeIn(body)) ? json(200, { mode: control.mode }) : json(400, { error: 'No such mode' })
}

function modeIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { mode?: unknown } | null)?.mode
  } catch {
    return undefined
  }
}
