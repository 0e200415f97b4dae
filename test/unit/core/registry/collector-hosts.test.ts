import { describe, expect, it } from 'vitest'
import { addCollectorHost, parseCollectorHosts } from '../../../../core/registry/collector-hosts'
import { hostOf } from '../../../../core/registry/workspace'

describe('parseCollectorHosts', () => {
  it.each([
    ['acme.absmartly.io', ['acme.absmartly.io']],
    ['  ACME.ABsmartly.io ', ['acme.absmartly.io']],
    ['localhost:4401', ['localhost:4401']],
    ['https://acme.absmartly.io/v1/context?x=1#y', ['acme.absmartly.io']],
    ['http://localhost:4401/v1', ['localhost:4401']],
    ['acme.absmartly.io/v1', ['acme.absmartly.io']],
    ['acme.absmartly.io:443', ['acme.absmartly.io']],
    ['localhost:80', ['localhost']],
    ['localhost:80/v1', ['localhost']],
    ['localhost:8080', ['localhost:8080']],
    ['[::1]:8080', ['[::1]:8080']],
    ['127.0.0.1:4401', ['127.0.0.1:4401']],
    ['collector', ['collector']],
    ['events_eu.shop.example', ['events_eu.shop.example']],
    ['köln.example', ['xn--kln-sna.example']],
    [
      'a.example, b.example;c.example\nd.example  e.example,',
      ['a.example', 'b.example', 'c.example', 'd.example', 'e.example'],
    ],
    ['a.example, https://a.example/v1, A.example', ['a.example']],
    ['', []],
    [' , ', []],
  ])('parses %j as %j', (typed, hosts) => {
    expect(parseCollectorHosts(typed)).toEqual({ hosts, invalid: [] })
  })

  it.each([
    '*.absmartly.io',
    'https://',
    'ftp://acme.absmartly.io',
    'javascript:alert(1)',
    'me:secret@acme.absmartly.io',
    'https://me@acme.absmartly.io',
    'acme..absmartly.io',
    'acme%20.example',
    'acme.example:99999',
    '4401',
    '<b>',
    '"acme"',
  ])('returns %j as invalid', (typed) => {
    expect(parseCollectorHosts(typed)).toEqual({ hosts: [], invalid: [typed] })
  })

  it('returns valid hosts, and invalid ones as typed', () => {
    expect(parseCollectorHosts('a.example, *.B.example, c.example')).toEqual({
      hosts: ['a.example', 'c.example'],
      invalid: ['*.B.example'],
    })
  })

  it.each([
    'http://localhost:80/context',
    'https://acme.absmartly.io:443/v1/context',
    'http://[::1]:4401/context',
  ])('returns the same host as hostOf for %s', (url) => {
    expect(parseCollectorHosts(url).hosts).toEqual([hostOf(url)])
    expect(parseCollectorHosts(url.replace(/^https?:\/\//, '')).hosts).toEqual([hostOf(url)])
  })
})

describe('addCollectorHost', () => {
  it.each([
    ['', 'b.example'],
    [' , ', 'b.example'],
    ['a.example', 'a.example, b.example'],
    [' a.example;c.example ,; ', 'a.example, c.example, b.example'],
    ['*.a, ', '*.a, b.example'],
  ])('turns %j into %j', (typed, expected) => {
    expect(addCollectorHost(typed, 'b.example')).toBe(expected)
  })
})
