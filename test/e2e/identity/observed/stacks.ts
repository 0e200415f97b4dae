import type { Observables } from '../page-tools.ts'

/** Compares the stacks of errors, as a page or a monitoring tool reads them. */
export async function observeStacks(): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const note = (name: string, stack: string | undefined) => {
    const { page, extension } = probe.framesOf(stack)
    seen[`stack, ${name}: frames of the page`] = page
    seen[`stack, ${name}: frames of Goalkeeper`] = extension.length
  }
  const reasonOf = async (start: () => Promise<unknown>) => {
    const reason: unknown = await start().catch((error: unknown) => error)
    return (reason as Error).stack
  }
  const nested = (depth: number): Promise<unknown> => (depth === 0 ? fetch('http://[') : nested(depth - 1))
  note('three calls deep', await reasonOf(() => nested(3)))
  note('thirty calls deep', await reasonOf(() => nested(30)))
  note('called by apply', await reasonOf(() => Reflect.apply(fetch, window, ['http://['])))
  note('called by a bound function', await reasonOf(() => fetch.bind(window)('http://[')))
  note(
    'called by Array.map',
    await reasonOf(() => ['http://['].map((url) => fetch(url))[0] as Promise<unknown>),
  )
  note('after an await', await reasonOf(async () => (await Promise.resolve(), fetch('http://['))))
  note(
    'called in an async function',
    await reasonOf(async () => await fetch('http://127.0.0.1:1/v1/context')),
  )
  const thrown = (name: string, action: () => unknown) => {
    try {
      action()
    } catch (error) {
      note(name, (error as Error).stack)
    }
  }
  thrown('XMLHttpRequest.open', () => new XMLHttpRequest().open('PUT', 'http://['))
  thrown('XMLHttpRequest.send', () => new XMLHttpRequest().send())
  thrown('sendBeacon', () => navigator.sendBeacon('http://['))
  thrown('new fetch()', () => Reflect.construct(fetch, []))

  const { stackTraceLimit, prepareStackTrace } = Error as {
    stackTraceLimit?: number
    prepareStackTrace?: unknown
  }
  seen['stack, limit and preparation set by the browser'] = [
    stackTraceLimit ?? null,
    typeof prepareStackTrace,
  ]
  if (stackTraceLimit === undefined) return seen
  Reflect.set(Error, 'prepareStackTrace', (error: Error, sites: readonly NodeJS.CallSite[]) => {
    const pageSites = sites.filter((site) => !site.getFileName()?.includes('-extension://'))
    seen['stack, call sites for Error.prepareStackTrace: of the page'] = pageSites.map((site) => [
      site.getFunctionName(),
      site.isNative(),
      site.isToplevel(),
      site.isAsync(),
      site.isConstructor(),
    ])
    seen['stack, call sites for Error.prepareStackTrace: of Goalkeeper'] = sites.length - pageSites.length
    return String(error)
  })
  await reasonOf(() => nested(1))
  Reflect.set(Error, 'prepareStackTrace', prepareStackTrace)
  return seen
}
