import type { Observables, Site } from '../page-tools.ts'

/** Compares the entries of the performance timeline, except for their times. */
export async function observeTimingEntries({ otherOrigin }: Site): Promise<Observables> {
  const seen: Record<string, unknown> = {}
  const navigation = performance.getEntriesByType('navigation').map((entry) => {
    const { name, type, initiatorType, redirectCount } = entry as PerformanceNavigationTiming
    return [name, type, initiatorType, redirectCount]
  })
  seen['performance: navigation'] = navigation
  seen['performance: marks and measures'] = [
    performance.getEntriesByType('mark').map(({ name }) => name),
    performance.getEntriesByType('measure').map(({ name }) => name),
  ]
  seen['performance: types of entries'] = PerformanceObserver.supportedEntryTypes

  const body = inPage.publish()
  const init = { method: 'PUT', body }
  const last = '/echo?performance-last'
  const observed: PerformanceResourceTiming[] = []
  performance.clearResourceTimings()
  const isComplete = () => {
    const has = (name: string) => observed.some((entry) => entry.name.endsWith(name))
    return has(last) && has('?performance-beacon')
  }
  const complete = new Promise<void>((resolve) => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
        if (entry.name.includes('performance')) observed.push(entry)
      }
      if (isComplete()) resolve()
    }).observe({ type: 'resource' })
  })
  await fetch('/echo?performance-get').then((response) => response.text())
  await fetch('/echo/v1/context?performance-put', init).then((response) => response.text())
  await fetch(new Request('/echo/v1/context?performance-request', init)).then((response) => response.text())
  await fetch(`${otherOrigin}/echo/v1/context?performance-other`, init).then((response) => response.text())
  await fetch('http://127.0.0.1:1/v1/context?performance-refused', init).catch(() => {})
  await fetch('/missing?performance').then((response) => response.text())
  await new Promise((resolve) => {
    const xhr = new XMLHttpRequest()
    xhr.onloadend = resolve
    xhr.open('PUT', '/echo/v1/context?performance-xhr')
    xhr.send(body)
  })
  navigator.sendBeacon('/echo/v1/context?performance-beacon', body)
  await probe.arrived('/echo/v1/context?performance-beacon')
  await fetch(last).then((response) => response.text())
  await complete

  const describe = (entry: PerformanceResourceTiming) => {
    const { name, entryType, initiatorType, nextHopProtocol, responseStatus, redirectStart } = entry
    const sizes = [entry.transferSize, entry.encodedBodySize, entry.decodedBodySize]
    return [name, entryType, initiatorType, nextHopProtocol, responseStatus, redirectStart, ...sizes]
  }
  const byName = (entries: readonly PerformanceResourceTiming[]) =>
    entries.filter(({ name }) => name.includes('performance')).map(describe)
  // A beacon may end before or after the requests behind it.
  const withoutBeacon = (entries: readonly unknown[][]) =>
    entries.filter(([name]) => !String(name).includes('performance-beacon'))
  const listed = byName(performance.getEntriesByType('resource') as PerformanceResourceTiming[])
  for (const entry of listed) seen[`performance: entry of ${String(entry[0]).replace(/^.*\?/, '')}`] = entry
  seen['performance: order of the entries'] = withoutBeacon(listed).map(([name]) => name)
  seen['performance: number of entries'] = listed.length
  seen['performance: entries of a PerformanceObserver'] = withoutBeacon(byName(observed))
  seen['performance: entries by name'] = byName(
    performance.getEntriesByName(`${location.origin}/echo?performance-get`) as PerformanceResourceTiming[],
  )
  return seen
}
