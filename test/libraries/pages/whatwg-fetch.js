import { fetch as polyfill } from 'whatwg-fetch'

const records = []
const read = async (response) => {
  records.push({
    kind: 'response',
    status: response.status,
    url: response.url,
    headers: [...response.headers],
  })
  return response.text()
}
window.library = {
  records,
  clients: {
    polyfill: {
      get: async (url) => read(await polyfill(url)),
      post: async (url, json) =>
        read(
          await polyfill(url, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(json),
          }),
        ),
      abort: async (url, signal) => read(await polyfill(url, { signal })),
    },
  },
}
