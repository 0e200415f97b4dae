import { describe, expect, it } from 'vitest'
import { isLoopback, parseConsoleUrl } from '../../../../core/registry/console-url'

describe('parseConsoleUrl', () => {
  it.each([
    ['https://acme.absmartly.com', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    ['https://acme.absmartly.com/', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    ['https://acme.absmartly.com/v1', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    ['https://acme.absmartly.com/v1/', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    ['https://acme.absmartly.com/goals?page=2#top', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    ['  acme.absmartly.com \n', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    ['acme.absmartly.com/v1', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    ['HTTPS://ACME.ABsmartly.com', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    [
      'https://console.shop.example:8443/v1',
      'https://console.shop.example:8443',
      'console.shop.example:8443',
    ],
    ['https://acme.absmartly.com:443', 'https://acme.absmartly.com', 'acme.absmartly.com'],
    ['http://localhost:3000', 'http://localhost:3000', 'localhost:3000'],
    ['http://console.localhost', 'http://console.localhost', 'console.localhost'],
    ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080', '127.0.0.1:8080'],
    ['http://127.8.9.10', 'http://127.8.9.10', '127.8.9.10'],
    ['http://[::1]:3000', 'http://[::1]:3000', '[::1]:3000'],
  ])('parses %j as %s', (typed, origin, workspace) => {
    expect(parseConsoleUrl(typed)).toEqual({ origin, workspace })
  })

  it.each<[string, string, object?]>([
    ['', 'connect.url.empty'],
    ['   ', 'connect.url.empty'],
    ['not a url', 'connect.url.invalid', { url: 'not a url' }],
    ['https://', 'connect.url.invalid', { url: 'https://' }],
    ['ftp://acme.absmartly.com', 'connect.url.invalid', { url: 'ftp://acme.absmartly.com' }],
    ['https://acme%20shop.example', 'connect.url.invalid'],
    ['javascript://acme.absmartly.com/%0aalert(1)', 'connect.url.invalid'],
    ['file:///etc/passwd', 'connect.url.invalid'],
    ['http://acme.absmartly.com', 'connect.url.insecure', { host: 'acme.absmartly.com' }],
    ['http://acme.absmartly.com:8080', 'connect.url.insecure', { host: 'acme.absmartly.com:8080' }],
    ['http://localhost.evil.example', 'connect.url.insecure'],
    ['http://127.0.0.1.evil.example', 'connect.url.insecure'],
    ['http://192.168.0.1', 'connect.url.insecure'],
    ['https://acme.absmartly.io/v1', 'connect.url.collector', { host: 'acme.absmartly.com' }],
    ['acme.absmartly.io', 'connect.url.collector', { host: 'acme.absmartly.com' }],
    ['https://me:secret@acme.absmartly.com', 'connect.url.credentials'],
    ['https://me@acme.absmartly.com', 'connect.url.credentials'],
    ['http://me:secret@acme.absmartly.com', 'connect.url.credentials'],
  ])('refuses %j with %s', (typed, key, values) => {
    expect(parseConsoleUrl(typed)).toMatchObject({ problem: { key, ...(values && { values }) } })
  })

  it('never includes a typed password in the problem', () => {
    expect(JSON.stringify(parseConsoleUrl('https://me:hunter2@acme.absmartly.com'))).not.toContain('hunter2')
  })
})

describe('isLoopback', () => {
  it.each([
    ['localhost', true],
    ['a.b.localhost', true],
    ['[::1]', true],
    ['127.0.0.1', true],
    ['127.255.255.254', true],
    ['128.0.0.1', false],
    ['notlocalhost', false],
    ['localhost.', false],
    ['[::2]', false],
    ['0.0.0.0', false],
    ['127.0.0.1.example', false],
  ])('returns for %s: %s', (host, loopback) => {
    expect(isLoopback(host)).toBe(loopback)
  })
})
