/** Attacks of a hostile page on the channel. All functions run in the page. */

/** Imitates the interceptor on every target the page can reach, with sightings of a goal named "forged". */
export function forge(): void {
  const head = {
    transport: 'fetch',
    method: 'PUT',
    url: '/forged/v1/context',
    at: Date.now(),
    headers: 'X-Agent: forged',
    secrets: '',
    body: 'text',
    bytes: 2,
    truncated: 0,
    refused: 0,
    keepalive: 0,
  }
  const detail = `${JSON.stringify(head)}\n${inPage.publish('forged')}`
  const details: unknown[] = [detail, head, [detail], JSON.stringify(head), { ...head, data: detail }]
  const own = document.createElement('i')
  const attached = document.body.appendChild(document.createElement('i'))
  const targets: EventTarget[] = [window, document, document.documentElement, own, attached]
  const hellos = ['goalkeeper:hello', 'goalkeeper:listening', 'hello', 'listening']
  for (const target of targets) {
    for (const type of hellos) {
      for (const relatedTarget of [own, attached, document, window, null]) {
        target.dispatchEvent(new MouseEvent(type, { cancelable: true, bubbles: true, relatedTarget }))
      }
      target.dispatchEvent(new CustomEvent(type, { cancelable: true, detail: own }))
    }
    for (const type of ['sighting', 'goalkeeper:sighting', 'captures', 'orphaned', 'goalkeeper:orphaned']) {
      for (const each of details) target.dispatchEvent(new CustomEvent(type, { bubbles: true, detail: each }))
    }
  }
  const captures = [{ ...head, id: '0123456789abcdef', documentUrl: location.href, headers: [], secrets: [] }]
  const info = { id: '0123456789abcdef', url: location.href, top: true, startedAt: 0 }
  window.postMessage({ type: 'captures', batch: '0123456789abcdef', document: info, captures, lost: 0 }, '*')
  window.postMessage({ type: 'document', document: info }, '*')
  window.postMessage(detail, '*')
}

/** Does the same to a frame from its parent, before and after the frame's document loads. */
export async function forgeInFrame(): Promise<void> {
  const frame = document.createElement('iframe')
  frame.src = '/frame'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.body.append(frame)
  const attack = () => {
    const { contentDocument: inner } = frame
    const own = inner?.createElement('i')
    if (!inner || !own) return
    inner.dispatchEvent(new MouseEvent('goalkeeper:hello', { cancelable: true, relatedTarget: own }))
    const detail = `{"transport":"fetch","method":"PUT","url":"/forged/v1/context","at":1,"headers":"X-Agent: a","secrets":"","body":"text","bytes":2,"truncated":0,"refused":0,"keepalive":0}\n${inPage.publish('forged')}`
    own.dispatchEvent(new CustomEvent('sighting', { detail }))
  }
  attack()
  await loaded
  attack()
}

/** Stops every event that the channel might use before any other listener receives it. */
export function stopEvents(): void {
  const names = ['hello', 'listening', 'sighting', 'orphaned', 'captures', 'presence', 'document']
  const types = [...names, ...names.map((name) => `goalkeeper:${name}`), 'message', 'pageshow', 'pagehide']
  for (const type of types) {
    const stop = (event: Event) => {
      event.stopImmediatePropagation()
      event.preventDefault()
    }
    window.addEventListener(type, stop, true)
    document.addEventListener(type, stop, true)
  }
}

/** Sends the messages that a newer WXT content script uses to invalidate an older one, for all possible names. */
export function invalidateScripts(extensionId: string): void {
  for (const script of ['bridge', 'interceptor', 'bridge.content', 'interceptor.content']) {
    for (const prefix of [`${extensionId}:${script}:`, `undefined:${script}:`, '']) {
      const type = `${prefix}wxt:content-script-started`
      const detail = { contentScriptName: script, messageId: 'newer' }
      document.dispatchEvent(new CustomEvent(type, { detail }))
      window.dispatchEvent(new CustomEvent(type, { detail }))
      window.postMessage({ type, ...detail }, '*')
    }
  }
}

/** Rewrites the document with `document.open()` and `write()`, as some tag managers still do. */
export function rewriteDocument(): void {
  document.open()
  document.write('<!doctype html><title>Rewritten</title><p>A new document.')
  document.close()
}

/**
 * Calls the collector `calls` times without waiting, each time with a body of at least `characters` characters. The
 * calls are aborted before they start, so they cause no network traffic, but Goalkeeper captures them.
 */
export function flood({ calls, characters }: { calls: number; characters: number }): void {
  const signal = AbortSignal.abort()
  const padding = 'x'.repeat(characters)
  for (let index = 0; index < calls; index++) {
    const body = inPage.publish('flood', { index, padding })
    fetch('/flood/v1/context', { method: 'PUT', body, signal }).catch(() => {})
  }
}

/** Publishes the numbers from 1 to `max`, one after the other. */
export async function publishNumbers(max: number): Promise<void> {
  for (let number = 1; number <= max; number++) {
    const body = inPage.publish('number', { number })
    await fetch('/number/v1/context', { method: 'PUT', body, headers: { 'X-Agent': 'test' } })
  }
}
