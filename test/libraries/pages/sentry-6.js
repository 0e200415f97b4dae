import * as Sentry from 'sentry-6'
import { Integrations } from 'sentry-tracing-6'

import { startSentry } from './sentry.js'

startSentry(Sentry, {
  options: {
    integrations: [
      new Integrations.BrowserTracing({
        tracingOrigins: [/.*/],
        startTransactionOnPageLoad: false,
        startTransactionOnLocationChange: false,
      }),
    ],
  },
  async run(actions) {
    const transaction = Sentry.startTransaction({ name: 'actions', op: 'test' })
    Sentry.configureScope((scope) => scope.setSpan(transaction))
    const result = await actions()
    transaction.finish()
    return result
  },
})
