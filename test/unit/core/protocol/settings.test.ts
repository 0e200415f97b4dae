import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import {
  parseSettingsUpdate,
  parseSettingsRequest,
  type SettingsUpdate,
  type SettingsRequest,
} from '../../../../core/protocol/settings'
import { SIGN_INS } from '../../../../core/registry/workspace'
import { FILE_SOURCE, workspaceOf, workspaceStateOf } from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

describe('parseSettingsRequest', () => {
  it.each<SettingsRequest>([
    { type: 'settings', what: 'connect' },
    { type: 'settings', what: 'refresh', id: 'w' },
    { type: 'settings', what: 'cancel', id: 'w' },
    { type: 'settings', what: 'remove', id: 'w' },
    { type: 'settings', what: 'wipe' },
    { type: 'settings', what: 'edit', workspace: workspaceOf({ source: FILE_SOURCE }) },
    ...SIGN_INS.map((signIn): SettingsRequest => {
      const source = { kind: 'console', origin: 'https://acme.absmartly.com', signIn } as const
      return { type: 'settings', what: 'edit', workspace: workspaceOf({ source }) }
    }),
  ])('parses %j', (request) => {
    expect(parseSettingsRequest(structuredClone(request))).toEqual(request)
  })

  it.each<unknown>([
    null,
    'wipe',
    {},
    { what: 'wipe' },
    { type: 'settings' },
    { type: 'settings', what: 'steal' },
    { type: 'settings', what: 'remove' },
    { type: 'settings', what: 'remove', id: 7 },
    { type: 'settings', what: 'remove', id: 'x'.repeat(1001) },
    { type: 'settings', what: 'edit' },
    { type: 'settings', what: 'edit', workspace: { ...workspaceOf(), collectors: 'acme.absmartly.io' } },
    { type: 'settings', what: 'edit', workspace: { ...workspaceOf(), createsGoals: 'no' } },
    { type: 'settings', what: 'edit', workspace: { ...workspaceOf(), source: { kind: 'url' } } },
    {
      type: 'settings',
      what: 'edit',
      workspace: {
        ...workspaceOf(),
        source: { kind: 'console', origin: 'https://a.example', signIn: 'basic' },
      },
    },
  ])('returns null for %j', (request) => {
    expect(parseSettingsRequest(request)).toBeNull()
  })

  it('drops credentials', () => {
    const secret = 'aB3dE5gH7jK9'
    const source = { kind: 'console', origin: 'https://a.example', signIn: 'key', secret }
    for (const request of [
      { type: 'settings', what: 'connect', secret },
      { type: 'settings', what: 'refresh', id: 'w', secret },
      { type: 'settings', what: 'edit', secret, workspace: { ...workspaceOf(), secret, source } },
    ]) {
      const read = parseSettingsRequest(request)
      expect(read).not.toBeNull()
      expect(JSON.stringify(read)).not.toContain(secret)
    }
  })
})

describe('parseSettingsUpdate', () => {
  const update: SettingsUpdate = {
    states: [workspaceStateOf()],
    candidate: workspaceStateOf(null, { progress: [] }),
    collectors: ['acme.absmartly.io'],
    problem: null,
    faults: [],
  }

  it('parses valid updates', () => {
    expect(parseSettingsUpdate(structuredClone(update))).toEqual(update)
    const nothing = {
      states: [],
      candidate: null,
      collectors: [],
      problem: { key: 'storage.notLoaded' },
      faults: [],
    }
    expect(parseSettingsUpdate(nothing)).toEqual(nothing)
  })

  it.each<unknown>([
    null,
    {},
    { ...update, states: null },
    { ...update, candidate: 'me' },
    { ...update, candidate: undefined },
    { ...update, collectors: [7] },
    { ...update, problem: 'no' },
  ])('returns null for %j', (other) => {
    expect(parseSettingsUpdate(other)).toBeNull()
  })
})

it.each(Object.entries({ parseSettingsRequest, parseSettingsUpdate }))(
  '%s returns null for garbage without throwing',
  (_, parse) => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(parse(value)).toBeNull()
      }),
    )
  },
)
