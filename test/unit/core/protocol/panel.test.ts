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
import { addBatch, newTabRecord, recordDocument, tabState } from '../../../../core/record/tab-record'
import {
  batchOf,
  captureOf,
  seenAttempt,
  documentOf,
  pageCaptureOf,
  registryOf,
  workspaceStateOf,
} from '../../../fixtures/make'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const RECORD = addBatch(
  recordDocument(newTabRecord('epoch-1'), documentOf()),
  batchOf([pageCaptureOf()], { lost: 1 }),
)

describe('what a panel sends', () => {
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
  ])('is read: %j', (request) => {
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
  ])('is refused: %j', (request) => {
    expect(parsePanelRequest(request)).toBeNull()
  })
})

describe('what the background sends', () => {
  it.each<[string, PanelUpdate]>([
    ['attempts', { type: 'attempts', epoch: 'epoch-1', attempts: RECORD.attempts }],
    ['no attempts', { type: 'attempts', epoch: 'epoch-1', attempts: [] }],
    ['the state', { type: 'state', state: tabState(RECORD) }],
    ['a registry', { type: 'registry', registry: registryOf() }],
    ['the workspaces', { type: 'workspaces', states: [workspaceStateOf(), workspaceStateOf(null)] }],
    ['no workspaces', { type: 'workspaces', states: [] }],
    ['a problem', { type: 'problem', problem: message('panel.problem', { reason: 'x' }) }],
    ...PAGE_COVERAGES.map((page): [string, PanelUpdate] => [
      page,
      { type: 'coverage', coverage: { page, frames: { covered: 1, all: 2 }, network: true } },
    ]),
  ])('is read: %s', (_, update) => {
    expect(parsePanelUpdate(structuredClone(update))).toEqual(update)
  })

  it.each<[string, unknown]>([
    [
      'an attempt without captures',
      { type: 'attempts', epoch: 'e', attempts: [{ ...seenAttempt(), captures: [] }] },
    ],
    [
      'an attempt of another source',
      {
        type: 'attempts',
        epoch: 'e',
        attempts: [{ ...seenAttempt(), captures: [{ ...captureOf(), source: 'net' }] }],
      },
    ],
    ['attempts of no record', { type: 'attempts', attempts: [] }],
    ['an unknown sight', { type: 'coverage', sight: 'far' }],
    ['half a state', { type: 'state', state: { epoch: 'e' } }],
    ['no registry at all', { type: 'registry', registry: null }],
    ['workspaces that are no list', { type: 'workspaces', states: { 0: workspaceStateOf() } }],
    ['no problem at all', { type: 'problem', problem: null }],
  ])('is refused: %s', (_, update) => {
    expect(parsePanelUpdate(update)).toBeNull()
  })
})

describe('what the devtools page sends', () => {
  it('is read, and nothing else', () => {
    const sent = {
      type: 'devtools',
      tabId: 3,
      captures: [captureOf(1, { source: 'devtools', documentId: null })],
    }
    expect(parseDevtoolsCaptures(sent)).toEqual(sent)
    expect(parseDevtoolsCaptures({ ...sent, captures: [pageCaptureOf()] })).toBeNull()
  })
})

describe('garbage', () => {
  it.each([parsePanelRequest, parsePanelUpdate, parseDevtoolsCaptures])(
    'is null, without throwing',
    (parse) => {
      fc.assert(
        fc.property(fc.anything(), (value) => {
          expect(parse(value)).toBeNull()
        }),
      )
    },
  )
})

describe('the port of a tab', () => {
  it('has a name that is read back', () => {
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
  ])('has not the name %j', (name) => {
    expect(parsePanelPortName(name)).toBeNull()
  })
})
