import axios from 'axios'

const records = []
axios.interceptors.response.use(
  ({ status, data, config }) => {
    records.push({ kind: `${String(config.adapter)} response`, status, data })
    return { status, data }
  },
  (error) => {
    const { name, code, message, config } = error
    records.push({ kind: `${String(config?.adapter)} error`, name, code, message })
    throw error
  },
)
const client = (adapter) => ({
  get: (url) => axios.get(url, { adapter }),
  post: (url, json) => axios.post(url, json, { adapter }),
  abort: (url, signal) => axios.get(url, { adapter, signal }),
})
window.library = { records, clients: { 'axios-xhr': client('xhr'), 'axios-fetch': client('fetch') } }
