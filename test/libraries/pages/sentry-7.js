import * as Sentry from 'sentry-7'

import { startSentry } from './sentry.js'

startSentry(Sentry, {
  options: {
    tracePropagationTargets: [/.*/],
    integrations: [
      new Sentry.BrowserTracing({
        startTransactionOnPageLoad: false,
        startTransactionOnLocationChange: false,
        enableHTTPTimings: false,
        enableLongTask: false,
      }),
    ],
  },
  run: (actions) => Sentry.startSpan({ name: 'actions', op: 'test' }, actions),
})
