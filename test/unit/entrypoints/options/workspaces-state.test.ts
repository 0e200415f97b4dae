import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { WorkspaceDraft } from '../../../../components/workspaces/form/draft'
import { type Message, message } from '../../../../core/message'
import type { SettingsUpdate, SettingsRequest } from '../../../../core/protocol/settings'
import type { Workspace } from '../../../../core/registry/workspace'
import { createSettingsPageState } from '../../../../entrypoints/options/workspaces-state'
import type { Candidate } from '../../../../settings/database'
import { mutedGoals } from '../../../../settings/saved-filters'
import { CONSOLE, FILE_SOURCE, registryOf, workspaceOf, workspaceStateOf } from '../../../fixtures/make'
import { fileOf } from '../../../fixtures/workspace-forms'

/** Calls to the browser and the database, in order. */
const log: string[] = []
const written: Candidate[] = []
const asked: SettingsRequest[] = []
let answer: (request: SettingsRequest) => unknown
let give: () => Promise<boolean>
let write: () => Promise<void>

vi.mock('wxt/browser', async () => ({
  browser: {
    storage: (await import('wxt/testing/fake-browser')).fakeBrowser.storage,
    permissions: {
      request: ({ origins }: { origins: string[] }) => {
        log.push(`access ${origins.join()}`)
        return give()
      },
    },
    runtime: {
      sendMessage: async (request: SettingsRequest) => {
        log.push(request.what)
        asked.push(request)
        return answer(request)
      },
    },
  },
}))
vi.mock('../../../../settings/database', () => ({
  writeCandidate: async (candidate: Candidate) => {
    await write()
    log.push('candidate')
    written.push(candidate)
  },
  readRegistry: async () => undefined,
}))

const PROBLEM = message('consoleAnswer.offline')

beforeEach(() => {
  log.length = 0
  written.length = 0
  asked.length = 0
  answer = () => ({ problem: null })
  give = async () => true
  write = async () => {}
})

const draftOf = (more: Partial<Workspace> = {}, rest: Partial<WorkspaceDraft> = {}): WorkspaceDraft => {
  const { id: _, ...workspace } = workspaceOf(more)
  return { workspace, secret: 'the-key', file: null, ...rest }
}

function settingsWith(...states: ReturnType<typeof workspaceStateOf>[]) {
  const settings = createSettingsPageState(null)
  const hear = (more: Partial<SettingsUpdate> = {}) =>
    settings.receive({ states, candidate: null, collectors: [], problem: null, faults: [], ...more })
  hear()
  const keys = () => settings.notice.value.lines.map(({ key }: Message) => key)
  return { settings, hear, keys }
}

const one = workspaceStateOf()
const { id } = one.workspace
/** Stores the workspace as the background does: the update arrives before the response. */
const keepsIt = (hear: (update: Partial<SettingsUpdate>) => void) => () => {
  const workspace = written[0]?.workspace ?? one.workspace
  hear({ states: [workspaceStateOf(registryOf(), { workspace })] })
  return { problem: null }
}

describe('createSettingsPageState, connect', () => {
  it('requests access within the click, then passes the secret through the database only', async () => {
    const { settings, hear } = settingsWith()
    answer = keepsIt(hear)
    const done = settings.connect(draftOf())
    // Nothing was awaited before this.
    expect(log).toEqual(['access https://acme.absmartly.com/*'])
    await done
    expect(log.slice(1)).toEqual(['candidate', 'connect'])
    expect(written[0]).toMatchObject({ secret: 'the-key', registry: null, workspace: { name: 'acme' } })
    expect(written[0]?.workspace.id).toMatch(/^[\w-]{36}$/)
    expect(JSON.stringify(asked)).not.toContain('the-key')
  })

  it('requests access to a host without its port', async () => {
    const { settings, hear } = settingsWith()
    answer = keepsIt(hear)
    await settings.connect(
      draftOf({ source: { kind: 'console', origin: 'http://localhost:4402', signIn: 'key' } }),
    )
    expect(log[0]).toBe('access http://localhost/*')
  })

  it.each([
    ['denied', async () => false],
    ['not possible', async () => Promise.reject(new Error('no gesture'))],
  ])('connects even if access is %s', async (_, refused) => {
    give = refused
    const { settings, hear } = settingsWith()
    answer = keepsIt(hear)
    await settings.connect(draftOf())
    expect(log).toContain('connect')
  })

  it('reports the connection, closes the form and moves the focus to the card', async () => {
    const { settings, hear, keys } = settingsWith()
    settings.show({ add: true })
    answer = keepsIt(hear)
    await settings.connect(draftOf())
    expect(settings.notice.value).toMatchObject({ kind: 'done', shownIn: 'page' })
    expect(keys()).toEqual(['connect.connected'])
    expect(settings.notice.value.lines[0]).toMatchObject({
      count: 2,
      values: { archived: 1, workspace: 'acme' },
    })
    expect(settings.open.value).toBeNull()
    expect(settings.focus.value).toEqual({ id: `workspace-${written[0]?.workspace.id}` })
  })

  it('waits for an update that arrives after the response', async () => {
    const { settings, hear, keys } = settingsWith()
    answer = () => {
      setTimeout(() => keepsIt(hear)(), 20)
      return { problem: null }
    }
    await settings.connect(draftOf())
    expect(keys()).toEqual(['connect.connected'])
  })

  it('reports the missing lists', async () => {
    const gap = message('consoleAnswer.forbidden', { permission: 'Metric List' })
    const registry = registryOf({ metrics: { items: [], complete: false, gap } })
    const { settings, hear } = settingsWith()
    answer = () => {
      hear({ states: [workspaceStateOf(registry, { workspace: written[0]?.workspace ?? one.workspace })] })
      return { problem: null }
    }
    await settings.connect(draftOf())
    expect(settings.notice.value.lines[1]).toEqual(gap)
  })

  it('keeps the form open with the problem', async () => {
    const { settings } = settingsWith(one)
    settings.show({ add: true })
    answer = () => ({ problem: PROBLEM })
    await settings.connect(draftOf())
    expect(settings.notice.value).toEqual({ kind: 'problem', shownIn: 'form', lines: [PROBLEM] })
    expect(settings.open.value).toEqual({ add: true })
    expect(settings.candidate.value).toBeNull()
  })

  it('reports the result on the page when the user has opened another form, and keeps that form', async () => {
    const { settings, hear } = settingsWith(one)
    settings.show({ add: true })
    answer = () => {
      settings.show({ edit: id })
      return keepsIt(hear)()
    }
    await settings.connect(draftOf())
    expect(settings.open.value).toEqual({ edit: id })
    answer = () => {
      settings.show(null)
      return { problem: PROBLEM }
    }
    await settings.connect(draftOf())
    expect(settings.notice.value.shownIn).toBe('page')
  })

  it('shows the connection attempt immediately after the click', async () => {
    const { settings, hear } = settingsWith()
    answer = keepsIt(hear)
    const done = settings.connect(draftOf())
    expect(settings.candidate.value).toMatchObject({ workspace: { name: 'acme' }, progress: [] })
    await done
    expect(settings.candidate.value).toBeNull()
  })

  it('can be canceled before the background knows of it', async () => {
    const given: ((isGiven: boolean) => void)[] = []
    give = () => new Promise((resolve) => given.push(resolve))
    const { settings, keys } = settingsWith()
    const done = settings.connect(draftOf())
    await settings.stop(settings.candidate.value?.workspace.id ?? '')
    given[0]?.(true)
    await done
    expect(log).not.toContain('connect')
    expect(written).toEqual([])
    expect(keys()).toEqual(['consoleAnswer.cancelled'])
    expect(settings.notice.value.kind).toBe('done')
  })

  it('passes on the registry of a file and requests no access', async () => {
    const { settings, hear } = settingsWith()
    answer = keepsIt(hear)
    const file = fileOf({ writtenAt: 500, confirmed: [{ name: 'a', goalId: 1 }] })
    await settings.connect(draftOf({ source: FILE_SOURCE }, { secret: '', file }))
    expect(log).toEqual(['candidate', 'connect'])
    expect(written[0]?.registry).toEqual({
      ...file.lists,
      workspaceId: written[0]?.workspace.id,
      fetchedAt: 500,
      confirmed: file.confirmed,
    })
  })

  it('reports that the database cannot be written', async () => {
    write = async () => Promise.reject(new Error('no room'))
    const { settings } = settingsWith()
    await settings.connect(draftOf())
    expect(settings.notice.value.lines).toEqual([message('consoleAnswer.storage', { reason: 'no room' })])
    expect(log).not.toContain('connect')
  })

  it.each([
    ['the background does not respond', () => undefined, 'options.outdated'],
    ['the message fails', () => Promise.reject(new Error('closed')), 'options.failed'],
  ])('reports a problem when %s', async (_, answers, key) => {
    answer = answers
    const { settings, keys } = settingsWith()
    await settings.connect(draftOf())
    expect(keys()).toEqual([key])
  })
})

describe('createSettingsPageState, save', () => {
  const console = { kind: 'console', origin: CONSOLE } as const

  it('edits the workspace when the credential stays the same, and returns the focus to the button', async () => {
    const { settings, keys } = settingsWith(one)
    settings.show({ edit: id })
    await settings.save(id, draftOf({ name: 'Acme' }, { secret: null }))
    expect(asked).toEqual([{ type: 'settings', what: 'edit', workspace: workspaceOf({ name: 'Acme' }) }])
    expect(keys()).toEqual(['options.changed'])
    expect(settings.open.value).toBeNull()
    expect(settings.focus.value).toEqual({ id: `edit-${id}` })
  })

  it.each<[string, Partial<Workspace>, Partial<WorkspaceDraft>]>([
    ['another secret', {}, { secret: 'new-key' }],
    ['another sign-in method', { source: { ...console, signIn: 'jwt' } }, { secret: null }],
    ['a session', { source: { ...console, signIn: 'session' } }, { secret: '' }],
    ['another file', { source: FILE_SOURCE }, { secret: null, file: fileOf() }],
  ])('tries the workspace again with %s', async (_, more, rest) => {
    const { settings, hear } = settingsWith(one)
    answer = keepsIt(hear)
    await settings.save(id, draftOf(more, rest))
    expect(asked.map(({ what }) => what)).toEqual(['connect'])
    expect(written[0]).toMatchObject({ workspace: { id }, secret: rest.secret })
  })

  it('edits the workspace when a session stays a session', async () => {
    const session = workspaceOf({ source: { ...console, signIn: 'session' } })
    const { settings } = settingsWith(workspaceStateOf(registryOf(), { workspace: session }))
    await settings.save(id, draftOf({ source: session.source }, { secret: '' }))
    expect(asked.map(({ what }) => what)).toEqual(['edit'])
  })
})

describe('createSettingsPageState, refresh', () => {
  it('requests access within the click and reports the result', async () => {
    const { settings, keys } = settingsWith(one)
    const done = settings.refresh(id)
    expect(log).toEqual(['access https://acme.absmartly.com/*'])
    await done
    expect(keys()).toEqual(['options.refreshed'])
    expect(asked).toEqual([{ type: 'settings', what: 'refresh', id }])
  })

  it('reports the problem and that the older list stays, which the card already shows', async () => {
    const { settings, hear, keys } = settingsWith(one)
    answer = () => {
      hear({ states: [{ ...one, problem: PROBLEM }] })
      return { problem: PROBLEM }
    }
    await settings.refresh(id)
    expect(keys()).toEqual(['consoleAnswer.offline', 'options.keptOlder'])
    expect(settings.notice.value).toMatchObject({ kind: 'problem', shownIn: 'card' })
  })

  it('shows a problem on the page when no card shows it', async () => {
    answer = () => undefined
    const { settings } = settingsWith(one)
    await settings.refresh(id)
    expect(settings.notice.value).toMatchObject({ kind: 'problem', shownIn: 'page' })
  })

  it('does not report a canceled fetch as a problem', async () => {
    answer = () => ({ problem: message('consoleAnswer.cancelled') })
    const { settings } = settingsWith(one)
    await settings.refresh(id)
    expect(settings.notice.value).toMatchObject({ kind: 'done', shownIn: 'card' })
  })
})

describe('createSettingsPageState, remove and wipe', () => {
  it('reports that no workspace is connected and moves the focus to the form', async () => {
    const { settings, hear, keys } = settingsWith(one)
    answer = () => {
      hear({ states: [] })
      return { problem: null }
    }
    await settings.remove(id)
    expect(keys()).toEqual(['options.remove.done', 'connect.nothing'])
    expect(settings.notice.value.lines[0]?.values).toEqual({ workspace: 'acme' })
    expect(settings.focus.value).toEqual({ id: 'add-workspace-title' })
  })

  it('moves the focus to the remaining workspaces', async () => {
    const second = workspaceStateOf(registryOf(), { workspace: workspaceOf({ id: 'second-one' }) })
    const { settings, hear, keys } = settingsWith(one, second)
    answer = () => {
      hear({ states: [second] })
      return { problem: null }
    }
    await settings.remove(id)
    expect(keys()).toEqual(['options.remove.done'])
    expect(settings.focus.value).toEqual({ id: 'workspaces-title' })
  })

  it('wipes workspaces and settings', async () => {
    const { settings, hear, keys } = settingsWith(one)
    settings.show({ edit: id })
    answer = () => {
      hear({ states: [] })
      return { problem: null }
    }
    await mutedGoals.write(['page_view'])
    await settings.wipe()
    expect(await mutedGoals.read()).toEqual([])
    expect(asked).toEqual([{ type: 'settings', what: 'wipe' }])
    expect(keys()).toEqual(['options.wipe.done', 'connect.nothing'])
    expect(settings.open.value).toBeNull()
  })

  it('reports a failure', async () => {
    answer = () => ({ problem: PROBLEM })
    const { settings } = settingsWith(one)
    await settings.remove(id)
    expect(settings.notice.value).toEqual({ kind: 'problem', shownIn: 'page', lines: [PROBLEM] })
    expect(settings.focus.value).toBeNull()
  })
})

describe('createSettingsPageState, show', () => {
  it('clears the notice and returns the focus to the button that opened the form', () => {
    const { settings } = settingsWith(one)
    settings.invalid([PROBLEM])
    settings.show({ edit: id })
    expect(settings.notice.value.lines).toEqual([])
    settings.show(null)
    expect(settings.focus.value).toEqual({ id: `edit-${id}` })
    settings.show({ add: true })
    settings.show(null)
    expect(settings.focus.value).toEqual({ id: 'add-workspace-button' })
  })
})
