import { FetchInstrumentation } from '@opentelemetry/instrumentation-fetch'

import { startOpenTelemetry } from './opentelemetry.js'

startOpenTelemetry(FetchInstrumentation)
