import ky from 'ky'

const records = []
const api = ky.create({
  retry: 0,
  hooks: {
    afterResponse: [
      (...args) => {
        const { response } = args.length === 1 ? args[0] : { response: args[2] }
        records.push({
          kind: 'response',
          status: response.status,
          url: response.url,
          headers: [...response.headers.keys()],
        })
      },
    ],
  },
})
window.library = {
  records,
  clients: {
    ky: {
      get: (url) => api.get(url).text(),
      post: (url, json) => api.post(url, { json }).text(),
      abort: (url, signal) => api.get(url, { signal }).text(),
    },
  },
}
