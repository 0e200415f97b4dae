import * as Sentry from 'sentry-10'

import { runInSpan, startSentry, tracingOptions } from './sentry.js'

startSentry(Sentry, { options: tracingOptions(Sentry), run: runInSpan(Sentry) })
