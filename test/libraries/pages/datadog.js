import { datadogRum } from '@datadog/browser-rum'

const records = []
const kindOf = ({ type, resource }) => (resource ? `${resource.type} resource` : type)
datadogRum.init({
  applicationId: '00000000-0000-4000-8000-000000000001',
  clientToken: 'token',
  service: 'shop',
  version: '1',
  proxy: ({ path, parameters }) => `/ingest/datadog${path}?${parameters}`,
  sessionSampleRate: 100,
  sessionReplaySampleRate: 0,
  traceSampleRate: 100,
  telemetrySampleRate: 0,
  sessionPersistence: 'local-storage',
  // It sends when the page may leave, which is an event of the test.
  allowUntrustedEvents: true,
  trackResources: true,
  trackLongTasks: false,
  trackUserInteractions: false,
  allowedTracingUrls: [{ match: () => true, propagatorTypes: ['tracecontext', 'datadog'] }],
  beforeSend(event) {
    if (event.type !== 'view') records.push({ kind: kindOf(event), event: structuredClone(event) })
    return true
  },
})
window.library = { records, finish: () => void window.dispatchEvent(new Event('beforeunload')) }
