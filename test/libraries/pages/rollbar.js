import Rollbar from 'rollbar'

const rollbar = new Rollbar({
  accessToken: '00000000000000000000000000000001',
  endpoint: `${location.origin}/ingest/rollbar/`,
  captureUncaught: true,
  captureUnhandledRejections: true,
  autoInstrument: { network: true, networkRequestHeaders: true, networkResponseHeaders: true, log: true },
  payload: { environment: 'test' },
})
const records = []
window.library = {
  records,
  finish: () => new Promise((done) => rollbar.error('The page is done', () => done())),
}
