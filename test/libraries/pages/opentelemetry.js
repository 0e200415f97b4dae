import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch'
import { XMLHttpRequestInstrumentation } from '@opentelemetry/instrumentation-xml-http-request'
import { SimpleSpanProcessor, WebTracerProvider } from '@opentelemetry/sdk-trace-web'

const records = []
const exporter = {
  export(spans, done) {
    for (const { name, kind, status, attributes, events } of spans) {
      records.push({ span: { name, kind, status, attributes, events: events.map((event) => event.name) } })
    }
    done({ code: 0 })
  },
  shutdown: async () => {},
}
new WebTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()
const options = { propagateTraceHeaderCorsUrls: [/.*/], ignoreNetworkEvents: true }
registerInstrumentations({
  instrumentations: [new FetchInstrumentation(options), new XMLHttpRequestInstrumentation(options)],
})
window.library = { records }
