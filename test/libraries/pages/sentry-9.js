import * as Sentry from 'sentry-9'

import { runInSpan, startSentry, tracingOptions } from './sentry.js'

startSentry(Sentry, { options: tracingOptions(Sentry), run: runInSpan(Sentry) })
