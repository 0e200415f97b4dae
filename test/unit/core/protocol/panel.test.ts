import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { message } from '../../../../core/message'
import {
  type PanelRequest,
  panelPortName,
  type PanelUpdate,
  parsePanelPortName,
  parsePanelRequest,
  parsePanelUpdate,
  PAGE_COVERAGES,
  parseDevtoolsCaptures,
} from '../../../../core/protocol/panel'
import { addBatch } from '../../../../core/record/add-batch'
import { newTabRecord, tabState } from '../../../../core/record/tab-record'
import { recordDocument } from '../../../../core/record/navigation'
import {
  batchOf,
  captureOf,
  seenAttempt,
  documentOf,
  pageCaptureOf,
  registryOf,
  workspaceStateOf,
} from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const RECORD = addBatch(
  recordDocument(newTabRecord('epoch-1'), documentOf()),
  batchOf([pageCaptureOf()], { lost: 1 }),
)

describe('parsePanelRequest', () => {
  it.each<PanelRequest>([
    { type: 'hello', epoch: '', since: 0 },
    { type: 'hello', epoch: 'epoch-1', since: 12 },
    { type: 'pause', paused: true, at: 1000 },
    { type: 'preserve', preserve: false },
    { type: 'clear', at: 1000 },
    { type: 'undo' },
    { type: 'reload' },
    { type: 'refresh' },
    { type: 'refresh', workspaceId: 'workspace-1' },
    { type: 'assign', workspaceId: 'workspace-1', collector: 'acme.absmartly.io' },
    { type: 'open', page: 'options' },
    { type: 'open', page: 'options', collector: 'acme.absmartly.io' },
    { type: 'open', page: 'panel' },
    { type: 'open', page: 'panel', tabId: 7 },
    { type: 'ping' },
  ])('parses %j', (request) => {
    expect(parsePanelRequest(structuredClone(request))).toEqual(request)
  })

  it.each<unknown>([
    null,
    'clear',
    {},
    { type: 'drop' },
    { type: 'hello', epoch: 'e' },
    { type: 'hello', epoch: 'e', since: -1 },
    { type: 'pause', paused: true },
    { type: 'clear' },
    { type: 'pause', paused: 'yes', at: 1000 },
    { type: 'open', page: 'https://evil.example' },
    { type: 'registry', what: 'connect' },
    { type: 'refresh', workspaceId: 7 },
    { type: 'assign', workspaceId: 'workspace-1' },
    { type: 'assign', collector: 'acme.absmartly.io' },
    { type: 'open', page: 'options', collector: null },
  ])('returns null for %j', (request) => {
    expect(parsePanelRequest(request)).toBeNull()
  })
})

describe('parsePanelUpdate', () => {
  it.each<[string, PanelUpdate]>([
    ['attempts', { type: 'attempts', epoch: 'epoch-1', attempts: RECORD.attempts }],
    ['no attempts', { type: 'attempts', epoch: 'epoch-1', attempts: [] }],
    ['a state', { type: 'state', state: tabState(RECORD) }],
    ['a registry', { type: 'registry', registry: registryOf() }],
    ['workspaces', { type: 'workspaces', states: [workspaceStateOf(), workspaceStateOf(null)] }],
    ['no workspaces', { type: 'workspaces', states: [] }],
    ['a problem', { type: 'problem', problem: message('panel.problem', { reason: 'x' }) }],
    ...PAGE_COVERAGES.map((page): [string, PanelUpdate] => [
      page,
      { type: 'coverage', coverage: { page, frames: { covered: 1, all: 2 }, network: true } },
    ]),
  ])('parses %s', (_, update) => {
    expect(parsePanelUpdate(structuredClone(update))).toEqual(update)
  })

  it.each<[string, unknown]>([
    [
      'an attempt without captures',
      { type: 'attempts', epoch: 'e', attempts: [{ ...seenAttempt(), captures: [] }] },
    ],
    [
      'an attempt of an unknown source',
      {
        type: 'attempts',
        epoch: 'e',
        attempts: [{ ...seenAttempt(), captures: [{ ...captureOf(), source: 'net' }] }],
      },
    ],
    ['attempts without an epoch', { type: 'attempts', attempts: [] }],
    ['invalid coverage', { type: 'coverage', sight: 'far' }],
    ['an incomplete state', { type: 'state', state: { epoch: 'e' } }],
    ['a registry of null', { type: 'registry', registry: null }],
    ['workspaces that are not a list', { type: 'workspaces', states: { 0: workspaceStateOf() } }],
    ['a problem of null', { type: 'problem', problem: null }],
  ])('returns null for %s', (_, update) => {
    expect(parsePanelUpdate(update)).toBeNull()
  })
})

describe('parseDevtoolsCaptures', () => {
  it('parses captures, and returns null for anything else', () => {
    const sent = {
      type: 'devtools',
      tabId: 3,
      captures: [captureOf(1, { source: 'devtools', documentId: null })],
    }
    expect(parseDevtoolsCaptures(sent)).toEqual(sent)
    expect(parseDevtoolsCaptures({ ...sent, captures: [pageCaptureOf()] })).toBeNull()
  })
})

describe('parsers', () => {
  it.each(Object.entries({ parsePanelRequest, parsePanelUpdate, parseDevtoolsCaptures }))(
    'return null for garbage without throwing: %s',
    (_, parse) => {
      fc.assert(
        fc.property(fc.anything(), (value) => {
          expect(parse(value)).toBeNull()
        }),
      )
    },
  )
})

describe('parsePanelPortName', () => {
  it('parses the names that panelPortName writes', () => {
    fc.assert(
      fc.property(fc.nat(), (tabId) => {
        expect(parsePanelPortName(panelPortName(tabId))).toBe(tabId)
      }),
    )
  })

  it.each([
    'panel:',
    'panel:-1',
    'panel:1.5',
    'panel:x',
    ' panel:1',
    'panel:1 ',
    'popup:1',
    'panel:12345678901',
    '',
  ])('returns null for %j', (name) => {
    expect(parsePanelPortName(name)).toBeNull()
  })
})
