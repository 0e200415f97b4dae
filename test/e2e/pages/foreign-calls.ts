import { xhr } from './capture-cases.ts'

/** Calls that aren't publishes, as statements that run in the page. */
export const foreignCalls: Readonly<Record<string, string>> = {
  GET: 'await fetch(url, { headers }); await fetch(url + \'?units="units","publishedAt"\')',
  'GET with half of the parameters of a context request':
    "await fetch(url + '?application=shop'); await fetch(url + '?environment=a&xapplication=b')",
  'GET of another path with the parameters of a context request':
    "await fetch(url.replace('context', 'x') + '?application=shop&environment=a')",
  'HEAD of a context': "await fetch(url + '?application=a&environment=b', { method: 'HEAD' })",
  'GET of a Request': 'await fetch(new Request(url, { headers }))',
  'XHR GET with a body': xhr('text').replace("'put'", "'GET'"),
  DELETE: "await fetch(url, { method: 'DELETE', body: text, headers }).catch(() => {})",
  'another path': "await fetch('/v1/contexts', { method: 'PUT', body: '{\"units\":[]}', headers })",
  'a path with a trailing slash':
    "await fetch('/v1/context/', { method: 'PUT', body: '{\"publishedAt\":1}', headers })",
  'JSON without "units" and "publishedAt"':
    "await fetch('/api', { method: 'POST', body: '{\"unit\":1,\"published\":2}', headers })",
  '"units" and "publishedAt" after 4096 characters':
    "await fetch('/api', { method: 'POST', body: ' '.repeat(4096) + text, headers })",
  'bytes on another path': "await fetch('/api', { method: 'POST', body: bytes, headers })",
  "another site's context":
    "await fetch(url, { method: 'PUT', body: '{\"user\":1}', headers: { 'X-Api-Key': 'x' } })",
  "another site's batch":
    "await fetch(url + '/batch', { method: 'POST', body: '{\"requests\":[{\"a\":1}]}' })",
  "another site's bytes": "await fetch(url, { method: 'PUT', body: new Uint8Array([1, 2, 3]) })",
  "another site's XHR": xhr("'{}'").replace('url', "'/api'"),
  "another site's beacon": 'navigator.sendBeacon(url, \'{"name":"click"}\')',
  'XHR that is opened but not sent': "new XMLHttpRequest().open('PUT', url)",
}
