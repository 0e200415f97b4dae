import * as Sentry from 'sentry-11'

import { runInSpan, startSentry, tracingOptions } from './sentry.js'

startSentry(Sentry, { options: tracingOptions(Sentry), run: runInSpan(Sentry) })
