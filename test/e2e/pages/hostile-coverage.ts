/**
 * Attacks of a page that wants to publish uncaptured while the panel reports full coverage. All functions run in the page.
 */

/** Event types of the channel, which are public in Goalkeeper's sources. Passed to the functions as an argument. */
export const channelEvents: readonly string[] = [
  'check',
  'checked',
  'sighting',
  'orphaned',
  'goalkeeper:hello',
  'goalkeeper:listening',
]

/** Listens to everything before the page's other scripts run. Stringified, so it must not use anything in this module. */
export function listenFirst(types: readonly string[]): void {
  const caught: EventTarget[] = []
  Object.assign(window, { caught })
  const { dispatchEvent, addEventListener } = EventTarget.prototype
  const recordTarget = (event: Event) => {
    const { relatedTarget } = event as MouseEvent
    // Doesn't stop the event: later forged events must still reach the listeners.
    if (relatedTarget) caught.push(relatedTarget)
  }
  for (const target of [window, document, document.documentElement]) {
    for (const type of types) target.addEventListener(type, recordTarget, true)
  }
  // Records every target that dispatches or listens from now on.
  EventTarget.prototype.dispatchEvent = function (event) {
    if (types.includes(event.type)) caught.push(this)
    return dispatchEvent.call(this, event)
  }
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...args) {
    if (types.includes(args[0])) caught.push(this)
    return addEventListener.apply(this, args)
  }
  const NativeEvent = CustomEvent
  window.CustomEvent = class extends NativeEvent<unknown> {
    constructor(type: string, init?: CustomEventInit) {
      super(type, init)
      if (types.includes(type)) caught.push(window)
    }
  } as typeof CustomEvent
}

/** Returns the number of channel targets that the page has caught so far. */
export function countCaughtTargets(): number {
  return (window as unknown as { caught: EventTarget[] }).caught.length
}

/** Dispatches every channel event on every target, to claim that the channel is closed or that coverage is complete. */
export function forgeChannelEvents(types: readonly string[]): void {
  const elements = [...document.querySelectorAll('*'), document.createElement('i')]
  for (const target of [window, document, ...elements]) {
    for (const type of types) {
      for (const detail of ['in place', '', null, document.body]) {
        target.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, cancelable: true }))
      }
      for (const relatedTarget of [document.body, document.createElement('i')]) {
        target.dispatchEvent(new MouseEvent(type, { relatedTarget, bubbles: true, cancelable: true }))
      }
    }
  }
}

/** Answers the bridge's checks in place of the interceptor, and keeps the interceptor from receiving them. */
export function answerChecks(): void {
  for (const target of [window, document]) {
    target.addEventListener(
      'check',
      (event) => {
        event.stopImmediatePropagation()
        target.dispatchEvent(new CustomEvent('checked', { detail: 'in place' }))
      },
      true,
    )
  }
}

/**
 * Intercepts the hello of a frame's wrapper and closes its channel. Chromium reuses the window of a frame's initial
 * empty document for the loaded one, so a same-origin parent can replace built-ins before the frame's wrapper uses them.
 */
export async function closeFrameChannel(): Promise<boolean> {
  const frame = document.createElement('iframe')
  frame.src = '/frame'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.body.append(frame)
  const inner = frame.contentWindow as Window & typeof globalThis
  const { dispatchEvent } = inner.EventTarget.prototype
  let channel: EventTarget | null = null
  inner.EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type === 'goalkeeper:hello') channel = (event as MouseEvent).relatedTarget
    return dispatchEvent.call(this, event)
  }
  await loaded
  const caught = channel as EventTarget | null
  caught?.dispatchEvent(new Event('orphaned'))
  return caught !== null
}

/** Publishes with a header of 80,000 characters. */
export async function publishWithLongHeader(path: string): Promise<void> {
  const headers = { 'X-Agent': 'x'.repeat(80_000) }
  // The server may refuse it.
  await fetch(path, { method: 'PUT', body: inPage.publish(path), headers }).catch(() => {})
}
