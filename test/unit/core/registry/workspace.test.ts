import { describe, expect, it } from 'vitest'
import { indexRegistry } from '../../../../core/registry/registry'
import {
  collectorForConsole,
  consoleForCollector,
  registryFacts,
  hostOf,
  type KnownWorkspace,
  workspaceFor,
} from '../../../../core/registry/workspace'
import { knownOf, missingList, registryOf } from '../../../fixtures/make'

describe('workspaceFor', () => {
  const own = knownOf()
  const local = knownOf(null, { id: 'local', collectors: ['localhost:4401', 'ab.shop.example'] })
  const idle = knownOf(null, { id: 'idle', collectors: [] })

  it.each<[string, string, KnownWorkspace | null]>([
    ['its own host', 'https://acme.absmartly.io/v1/context', own],
    ['its host in different case', 'https://ACME.absmartly.io/v1/context', own],
    ['the default port', 'https://acme.absmartly.io:443/v1/context', own],
    ['another port', 'https://acme.absmartly.io:8443/v1/context', null],
    ['another instance', 'https://other.absmartly.io/v1/context', null],
    ['a subdomain', 'https://eu.acme.absmartly.io/v1/context', null],
    ['a similar domain', 'https://acme.absmartly.io.example/context', null],
    ['a first-party host', 'https://ab.shop.example/context', local],
    ['this machine', 'http://localhost:4401/v1/context', local],
    ['another port of this machine', 'http://localhost:4402/v1/context', null],
    ['a relative URL', '/v1/context', null],
    ['an empty string', '', null],
  ])('resolves %s', (_, url, known) => {
    expect(workspaceFor(url, [idle, own, local])).toBe(known)
  })

  it('returns null without workspaces', () => {
    expect(workspaceFor('https://acme.absmartly.io/v1/context', [])).toBeNull()
  })
})

describe('ABsmartly’s hosts', () => {
  it.each([
    ['acme.absmartly.io', 'https://acme.absmartly.com'],
    ['dev-1.acme.absmartly.io', 'https://dev-1.acme.absmartly.com'],
    ['absmartly.io', null],
    ['acme.absmartly.io:8443', null],
    ['acme.absmartly.io.example', null],
    ['acme_absmartly.io', null],
    ['ab.shop.example', null],
    ['localhost:4401', null],
    ['', null],
  ])('map the collector %s to the console %s', (host, origin) => {
    expect(consoleForCollector(host)).toBe(origin)
    if (origin !== null) expect(collectorForConsole(origin)).toBe(host)
  })

  it.each(['https://console.shop.example', 'http://localhost:4402', 'nothing'])(
    'have no collector for %s',
    (origin) => {
      expect(collectorForConsole(origin)).toBeNull()
    },
  )

  it.each([
    ['https://acme.absmartly.io/v1/context?x=1', 'acme.absmartly.io'],
    ['http://localhost:4401/context', 'localhost:4401'],
    ['context', ''],
  ])('hostOf returns for %s: %j', (url, host) => {
    expect(hostOf(url)).toBe(host)
  })
})

describe('registryFacts', () => {
  it('returns each list’s size, and the reason if it is incomplete', () => {
    const facts = registryFacts(indexRegistry(registryOf({ metrics: missingList() })))
    expect(facts).toMatchObject({ fetchedAt: 500, showsGap: false })
    expect(facts.lists.goals).toEqual({ count: 2, archived: 1, complete: true, gap: null })
    expect(facts.lists.metrics).toEqual({
      count: 0,
      archived: 0,
      complete: false,
      gap: { key: 'verdictReason.noRegistry' },
    })
  })
})
