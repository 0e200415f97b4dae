import type { Observables, Site } from '../page-tools.ts'

/** Runs on a page with a strict Content Security Policy and Trusted Types. Compares its violations and requests. */
export async function observePolicies({ otherOrigin }: Site): Promise<Observables> {
  const seen: Record<string, unknown> = {
    'strict policy: HTML at the first script': inPage.initialState().html,
    // When the browser loads the icon, which violates the policy, is up to the browser.
    'strict policy: events of the page': inPage
      .pageEvents()
      .filter((event) => !event.startsWith('securitypolicyviolation')),
    'strict policy: source text': [String(fetch), String(navigator.sendBeacon)],
  }
  const violationOf = async (name: string, action: () => unknown) => {
    const violated = new Promise<SecurityPolicyViolationEvent>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.effectiveDirective !== 'img-src') resolve(event)
      })
    })
    const outcome = await probe.call(action)
    const event = await violated
    seen[`strict policy, ${name}: outcome`] = outcome
    const { blockedURI, effectiveDirective, disposition, sample, statusCode, documentURI } = event
    seen[`strict policy, ${name}: violation`] = [
      blockedURI,
      effectiveDirective,
      disposition,
      sample,
      statusCode,
      documentURI,
    ]
    seen[`strict policy, ${name}: source of the violation`] = [
      event.sourceFile,
      event.lineNumber > 0,
      event.columnNumber > 0,
    ]
  }
  const put = { method: 'PUT', body: inPage.publish() }
  await violationOf('fetch', () => fetch(`${otherOrigin}/echo/v1/context`, put))
  await violationOf('fetch of a GET', () => fetch(`${otherOrigin}/file.txt`))
  await violationOf('XMLHttpRequest', () => {
    const xhr = new XMLHttpRequest()
    xhr.open('PUT', `${otherOrigin}/echo/v1/context`)
    return new Promise((resolve) => {
      xhr.onloadend = () => resolve(xhr.status)
      xhr.send(put.body)
    })
  })
  await violationOf('sendBeacon', () => navigator.sendBeacon(`${otherOrigin}/echo/v1/context`, put.body))
  // Firefox 153 and Chromium 156 both support Trusted Types.
  await violationOf('innerHTML', () => (document.body.innerHTML = '<p>text</p>'))
  seen['strict policy: allowed publish'] = await probe.call(() => fetch('/echo/v1/context?strict', put))
  return seen
}

/** Runs on a page that is cross-origin isolated. */
export async function observeIsolation({ otherOrigin }: Site): Promise<Observables> {
  return {
    'isolated page: crossOriginIsolated': [crossOriginIsolated, typeof SharedArrayBuffer],
    'isolated page: HTML at the first script': inPage.initialState().html,
    'isolated page: keys of window': Reflect.ownKeys(window).map(String),
    'isolated page: source text': [String(fetch), String(navigator.sendBeacon)],
    'isolated page: publish': await probe.call(() =>
      fetch('/echo/v1/context?isolated', { method: 'PUT', body: inPage.publish() }),
    ),
    'isolated page: publish to another origin': await probe.call(() =>
      fetch(`${otherOrigin}/echo/v1/context?isolated`, { method: 'PUT', body: inPage.publish() }),
    ),
  }
}
