import axios from 'axios'

const records = []
axios.interceptors.response.use(
  ({ status, data, config }) => {
    records.push({ status, data, adapter: config.adapter })
    return { status, data }
  },
  (error) => {
    records.push({
      name: error.name,
      code: error.code,
      message: error.message,
      adapter: error.config?.adapter,
    })
    throw error
  },
)
const client = (adapter) => ({
  get: (url) => axios.get(url, { adapter }),
  post: (url, json) => axios.post(url, json, { adapter }),
  abort: (url, signal) => axios.get(url, { adapter, signal }),
})
window.library = { records, clients: { xhr: client('xhr'), fetch: client('fetch') } }
