import Rollbar from 'rollbar'

const records = []
const rollbar = new Rollbar({
  accessToken: '00000000000000000000000000000001',
  endpoint: `${location.origin}/ingest/rollbar/`,
  captureUncaught: true,
  captureUnhandledRejections: true,
  autoInstrument: {
    network: true,
    networkRequestHeaders: true,
    networkResponseHeaders: true,
    log: true,
    // Whether a page gets the focus depends on other tabs of the test.
    dom: false,
  },
  payload: { environment: 'test' },
  onSendCallback(isUncaught, args, { body }) {
    records.push({ kind: isUncaught ? 'uncaught error' : 'error' })
    // The page's last action fails, so the telemetry of this error contains all of them.
    if (!isUncaught) return
    for (const entry of body.telemetry)
      records.push({ kind: `${entry.type} telemetry`, entry: structuredClone(entry) })
  },
})
window.library = {
  records,
  // Telemetry contains Rollbar's own requests, so the earlier one must have ended.
  async finish() {
    await new Promise((ended) => rollbar.client.wait(ended))
    await new Promise((done) => rollbar.error('The page is done', () => done()))
  },
}
