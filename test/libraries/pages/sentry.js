/** Starts any version of Sentry. What it sends goes to `/ingest` of the page's own server. */
export function startSentry(Sentry, { options = {}, run }) {
  const records = []
  Sentry.init({
    dsn: `${location.protocol}//key@${location.host}/1`,
    tunnel: '/ingest/sentry',
    release: 'shop@1',
    tracesSampleRate: 1,
    beforeBreadcrumb(breadcrumb) {
      records.push({ kind: `${breadcrumb.category} breadcrumb`, breadcrumb })
      return breadcrumb
    },
    ...options,
  })
  window.library = { records, run }
}

/** Options of Sentry 8 and later. Starts no span for the page load, whose length depends on the machine. */
export const tracingOptions = (Sentry) => ({
  tracePropagationTargets: [/.*/],
  integrations: [
    Sentry.browserTracingIntegration({
      instrumentPageLoad: false,
      instrumentNavigation: false,
      enableHTTPTimings: false,
      enableLongTask: false,
      enableLongAnimationFrame: false,
      enableInp: false,
    }),
  ],
})

/** Runs the page's actions in a span of Sentry 8 and later. */
export const runInSpan = (Sentry) => (actions) => Sentry.startSpan({ name: 'actions', op: 'test' }, actions)
