import type { Observables } from '../page-tools.ts'

/** Observes the document, its life so far, and the changes of its nodes. */
export function observeDocument(): Observables {
  const start = inPage.initialState()
  const { log } = (window as unknown as { documentLog: { log: readonly unknown[] } }).documentLog
  const seen: Record<string, unknown> = {
    'document: HTML at the first script': start.html,
    'document: number of elements at the first script': start.elements,
    // The browser may have loaded the page's own script already.
    'document: resources at the first script': start.resources.filter(
      (name) => !name.endsWith('/observe.js'),
    ),
    'document: HTML now': document.documentElement.outerHTML,
    'document: doctype and comments': [...document.childNodes].map(({ nodeName }) => nodeName),
    'document: attributes of the root element': document.documentElement.getAttributeNames(),
    'document: style sheets': [document.styleSheets.length, document.adoptedStyleSheets.length],
    'document: scripts': [...document.scripts].map((script) => script.outerHTML.slice(0, 60)),
    'document: currentScript outside of scripts': String(document.currentScript),
    'document: active element, title, design mode': [
      document.activeElement?.nodeName,
      document.title,
      document.designMode,
    ],
    'document: named forms, images, links': [
      document.forms.length,
      document.images.length,
      document.links.length,
    ],
    'document: referrer, cookie, character set': [document.referrer, document.cookie, document.characterSet],
    'document: animations and timelines': [document.getAnimations().length, document.fonts.size],
    'document: history': [history.length > 0, history.state, location.href],
    'storage: keys': [Object.keys(localStorage), Object.keys(sessionStorage)],
    'events: those that the page has not caused': inPage.pageEvents(),
  }
  for (const [index, entry] of log.entries()) seen[`life of the document: step ${index + 1}`] = entry
  return seen
}

/** Runs as the page's first script: logs the document's states until it is loaded, and every change of attributes. */
export function logDocument(): void {
  const log: unknown[] = []
  const note = (what: string) =>
    log.push([
      what,
      document.readyState,
      document.currentScript?.nodeName ?? null,
      document.querySelectorAll('*').length,
      document.documentElement.getAttributeNames(),
      Reflect.ownKeys(window).length,
    ])
  note('first script')
  document.addEventListener('readystatechange', () => note('readystatechange'))
  document.addEventListener('DOMContentLoaded', () => note('DOMContentLoaded'))
  window.addEventListener('load', () => note('load'))
  window.addEventListener('pageshow', () => note('pageshow'))
  new MutationObserver((records) => {
    for (const { type, target, attributeName } of records) {
      log.push([type, target.nodeName, attributeName])
    }
  }).observe(document, { attributes: true, subtree: true })
  queueMicrotask(() => note('first microtask'))
  Object.defineProperty(window, 'documentLog', { value: { log } })
}
