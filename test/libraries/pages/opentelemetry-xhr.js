import { XMLHttpRequestInstrumentation } from '@opentelemetry/instrumentation-xml-http-request'

import { startOpenTelemetry } from './opentelemetry.js'

startOpenTelemetry(XMLHttpRequestInstrumentation)
