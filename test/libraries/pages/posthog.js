import posthog from 'posthog-js/dist/module.full.no-external'

const records = []
posthog.init('key', {
  api_host: `${location.origin}/ingest/posthog`,
  persistence: 'memory',
  opt_out_useragent_filter: true,
  disable_compression: true,
  request_batching: false,
  advanced_disable_flags: true,
  disable_external_dependency_loading: true,
  capture_performance: false,
  capture_exceptions: true,
  tracing_headers: [location.hostname, 'localhost'],
  before_send(event) {
    records.push({ kind: event.event, event: structuredClone(event) })
    return event
  },
})
window.library = { records, finish: () => posthog.capture('done') }
