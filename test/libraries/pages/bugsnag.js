import Bugsnag from '@bugsnag/js'

const client = Bugsnag.start({
  apiKey: '00000000000000000000000000000001',
  endpoints: { notify: '/ingest/bugsnag/notify', sessions: '/ingest/bugsnag/sessions' },
  logger: null,
})
const records = []
client.addOnBreadcrumb(({ type, message, metadata }) => {
  records.push({ kind: `${type} breadcrumb`, message, metadata })
})
window.library = { records, finish: () => client.notify(new Error('The page is done')) }
