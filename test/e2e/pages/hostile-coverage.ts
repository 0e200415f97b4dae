/** What a page can try to publish unseen while the panel says that all is well. Every function here runs in the page. */

/** The event types of the channel, as anybody can read them in Goalkeeper's sources. The functions get them as an argument. */
export const channelEvents: readonly string[] = [
  'check',
  'checked',
  'sighting',
  'orphaned',
  'goalkeeper:hello',
  'goalkeeper:listening',
]

/** What a page does before any other script of its own. Turned into text: uses nothing of this module. */
export function preempt(types: readonly string[]): void {
  const caught: EventTarget[] = []
  Object.assign(window, { caught })
  const { dispatchEvent, addEventListener } = EventTarget.prototype
  const note = (event: Event) => {
    const { relatedTarget } = event as MouseEvent
    // Nothing is stopped: what it forges later shall reach whoever listens.
    if (relatedTarget) caught.push(relatedTarget)
  }
  for (const target of [window, document, document.documentElement]) {
    for (const type of types) target.addEventListener(type, note, true)
  }
  // Whoever sends or listens from now on is overheard.
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

/** Everything of the channel that the page has got hold of so far. */
export function whatWasCaught(): number {
  return (window as unknown as { caught: EventTarget[] }).caught.length
}

/** Says that nobody listens any more, and that all is well, on everything there is. */
export function silence(types: readonly string[]): void {
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

/** Answers every look of the bridge in our place, should it come by here; and stops ours. */
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
 * Chromium keeps the window of a frame's first, empty document for the one that is loaded there, so a parent of the same
 * origin can replace what the frame's wrapper will be made of. This one overhears its hello, and closes the channel.
 */
export async function silenceFrame(): Promise<boolean> {
  const frame = document.createElement('iframe')
  frame.src = '/frame'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.body.append(frame)
  const inner = frame.contentWindow as Window & typeof globalThis
  const { dispatchEvent } = inner.EventTarget.prototype
  let line: EventTarget | null = null
  inner.EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type === 'goalkeeper:hello') line = (event as MouseEvent).relatedTarget
    return dispatchEvent.call(this, event)
  }
  await loaded
  const caught = line as EventTarget | null
  caught?.dispatchEvent(new Event('orphaned'))
  return caught !== null
}

/** Publishes with a header as long as a book. */
export async function publishWithLongHeader(path: string): Promise<void> {
  const headers = { 'X-Agent': 'x'.repeat(80_000) }
  // Whether a server takes it is another matter.
  await fetch(path, { method: 'PUT', body: inPage.publish(path), headers }).catch(() => {})
}
