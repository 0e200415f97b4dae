// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AddWorkspace } from '../../../../../components/workspaces/form/AddWorkspace'
import { message } from '../../../../../core/message'
import { say, t } from '../../../../../locales/say'
import { workspaceOf } from '../../../../fixtures/make'
import { messagePattern } from '../../../../fixtures/message-pattern'
import { around, fileOf, NOW, other, tokenUntil } from '../../../../fixtures/workspace-forms'

afterEach(cleanup)

type Props = Parameters<typeof AddWorkspace>[0]

function show(more: Partial<Props> = {}) {
  const calls = {
    onConnect: vi.fn<Props['onConnect']>(),
    onInvalid: vi.fn<Props['onInvalid']>(),
    onReadFile: vi.fn<Props['onReadFile']>(),
    onStop: vi.fn<Props['onStop']>(),
  }
  const props: Props = {
    formContext: around(),
    collector: '',
    takesFocus: false,
    candidate: null,
    problem: null,
    onClose: null,
    ...calls,
    ...more,
  }
  const { rerender } = render(<AddWorkspace {...props} />)
  return { ...calls, again: (change: Partial<Props>) => rerender(<AddWorkspace {...props} {...change} />) }
}

const URL_LABEL = t('connect.url.label')
const KEY_LABEL = t('connect.key.label')
const TOKEN_LABEL = t('connect.token.label')
const NAME_LABEL = t('connect.name.label')
const HOSTS_LABEL = t('connect.collectors.label')
const FILE_LABEL = t('connect.file.label')
const SIGN_IN_LABEL = t('connect.signIn.label')
const CONNECT = t('connect.button')
const CANCEL = t('connect.cancel')
const useHost = (host: string) => t('connect.collectors.useHost', { host })

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const signIn = (value: string) => fireEvent.change(field(SIGN_IN_LABEL), { target: { value } })
/** Returns the accessible description of a field. */
const descriptionOf = (label: string) =>
  (field(label).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')

describe('AddWorkspace, Web Console', () => {
  it('submits the typed values and the proposed ones', () => {
    const { onConnect } = show()
    type(URL_LABEL, 'acme.absmartly.com')
    type(KEY_LABEL, 'the-key')
    expect(field(NAME_LABEL).value).toBe('acme.absmartly.com')
    expect(field(HOSTS_LABEL).value).toBe('acme.absmartly.io')
    press(CONNECT)
    expect(onConnect).toHaveBeenCalledExactlyOnceWith({
      workspace: {
        name: 'acme.absmartly.com',
        source: { kind: 'console', origin: 'https://acme.absmartly.com', signIn: 'key' },
        collectors: ['acme.absmartly.io'],
        createsGoals: false,
        seesPart: false,
        asksEvents: false,
      },
      secret: 'the-key',
      file: null,
    })
  })

  it('reports problems at their fields, focuses the first one and does not submit', async () => {
    const { onConnect, onInvalid } = show()
    type(URL_LABEL, 'acme.absmartly.com')
    type(HOSTS_LABEL, '*.absmartly.io')
    press(CONNECT)
    expect(descriptionOf(KEY_LABEL)).toContain(t('connect.key.empty'))
    expect(descriptionOf(HOSTS_LABEL)).toContain(t('connect.collectors.invalid', { hosts: '*.absmartly.io' }))
    expect(field(KEY_LABEL).getAttribute('aria-invalid')).toBe('true')
    expect(field(URL_LABEL).getAttribute('aria-invalid')).toBe('false')
    await waitFor(() => expect(document.activeElement).toBe(field(KEY_LABEL)))
    expect(onInvalid.mock.calls[0]?.[0].map(({ key }) => key)).toEqual([
      'connect.key.empty',
      'connect.collectors.invalid',
    ])
    expect(onConnect).not.toHaveBeenCalled()
  })

  it('names the permissions that a key needs', () => {
    show()
    // Names of the Web Console's permissions.
    for (const permission of ['Goal List', 'Metric List', 'UnitType List', 'Experiment List'])
      expect(descriptionOf(KEY_LABEL)).toContain(permission)
    expect(descriptionOf(KEY_LABEL)).toContain(t('connect.key.hint'))
  })

  it('rejects the URL of a known collector and accepts it on the second submit', () => {
    const { onConnect } = show({ formContext: around({ collectors: ['localhost:4401'] }) })
    type(URL_LABEL, 'http://localhost:4401')
    type(KEY_LABEL, 'the-key')
    press(CONNECT)
    expect(descriptionOf(URL_LABEL)).toContain(t('connect.url.knownCollector', { host: 'localhost:4401' }))
    press(CONNECT)
    expect(onConnect).toHaveBeenCalledOnce()
  })

  it('rejects another collector URL again', () => {
    const { onConnect } = show({ formContext: around({ collectors: ['localhost:4401', 'localhost:4402'] }) })
    type(KEY_LABEL, 'the-key')
    for (const url of ['http://localhost:4401', 'http://localhost:4402']) {
      type(URL_LABEL, url)
      press(CONNECT)
    }
    expect(onConnect).not.toHaveBeenCalled()
  })

  it('offers to send a token-like key as a token and keeps the value and the focus', () => {
    show()
    const token = tokenUntil(NOW + 23.5 * 60_000)
    type(KEY_LABEL, token)
    press(t('connect.key.useAsToken'))
    expect(field(SIGN_IN_LABEL).value).toBe('jwt')
    expect(field(TOKEN_LABEL).value).toBe(token)
    expect(document.activeElement).toBe(field(TOKEN_LABEL))
    expect(descriptionOf(TOKEN_LABEL)).toContain(
      t('connect.token.ends', { time: '12:23 PM', relative: 'in 23 minutes' }),
    )
    expect(screen.queryByText(messagePattern('connect.key.looksLikeToken'))).toBeNull()
  })

  it('rejects an expired token before sending it', () => {
    const { onConnect } = show()
    type(URL_LABEL, 'acme.absmartly.com')
    signIn('bearer')
    type(TOKEN_LABEL, tokenUntil(NOW - 60_000))
    expect(descriptionOf(TOKEN_LABEL)).toContain(t('connect.token.ended', { time: '11:59 AM' }))
    press(CONNECT)
    expect(onConnect).not.toHaveBeenCalled()
  })

  it('needs no secret for the browser’s own sign-in and links to the Web Console', () => {
    const { onConnect } = show()
    type(URL_LABEL, 'acme.absmartly.com/goals')
    signIn('session')
    expect(screen.queryByLabelText(KEY_LABEL)).toBeNull()
    expect(screen.queryByLabelText(TOKEN_LABEL)).toBeNull()
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://acme.absmartly.com')
    press(CONNECT)
    expect(onConnect.mock.calls[0]?.[0]).toMatchObject({
      workspace: { source: { signIn: 'session' } },
      secret: '',
    })
  })

  it('shows the problem reported by the Web Console at its field', () => {
    show({ problem: message('consoleAnswer.unauthorized.key') })
    expect(descriptionOf(KEY_LABEL)).toContain(t('consoleAnswer.unauthorized.key'))
    expect(field(KEY_LABEL).getAttribute('aria-invalid')).toBe('true')
    expect(field(URL_LABEL).getAttribute('aria-invalid')).toBe('false')
  })
})

describe('AddWorkspace, collector hosts', () => {
  it('appends a host seen in an open tab with a click and keeps the focus', () => {
    show({ formContext: around({ collectors: ['localhost:4401', 'localhost:4403'] }) })
    type(HOSTS_LABEL, 'acme.absmartly.io, ')
    press(useHost('localhost:4401'))
    expect(field(HOSTS_LABEL).value).toBe('acme.absmartly.io, localhost:4401')
    expect(document.activeElement).toBe(field(HOSTS_LABEL))
    expect(screen.queryByRole('button', { name: useHost('localhost:4401') })).toBeNull()
    expect(screen.getByRole('button', { name: useHost('localhost:4403') })).toBeTruthy()
  })

  it('warns that a host moves and does not offer hosts of other workspaces', () => {
    show({ formContext: around({ states: [other], collectors: ['other.example:8443'] }) })
    expect(screen.queryByText(t('connect.collectors.seen'))).toBeNull()
    type(HOSTS_LABEL, 'https://other.example:8443/v1')
    expect(descriptionOf(HOSTS_LABEL)).toContain(
      t('connect.collectors.moves', { host: 'other.example:8443', workspace: 'Other' }),
    )
  })

  it('warns that a workspace without a host checks nothing', () => {
    show()
    expect(descriptionOf(HOSTS_LABEL)).toContain(t('connect.collectors.none'))
    type(HOSTS_LABEL, 'a.example')
    expect(descriptionOf(HOSTS_LABEL)).not.toContain(t('connect.collectors.none'))
  })
})

describe('AddWorkspace, opened for a collector', () => {
  it('proposes Web Console, name and host and focuses the key', () => {
    show({ collector: 'acme.absmartly.io', takesFocus: true })
    expect(field(URL_LABEL).value).toBe('https://acme.absmartly.com')
    expect(field(HOSTS_LABEL).value).toBe('acme.absmartly.io')
    expect(document.activeElement).toBe(field(KEY_LABEL))
  })

  it('focuses the URL when the Web Console cannot be derived', () => {
    show({ collector: 'localhost:4401', takesFocus: true })
    expect(field(HOSTS_LABEL).value).toBe('localhost:4401')
    expect(document.activeElement).toBe(field(URL_LABEL))
  })
})

describe('AddWorkspace, file', () => {
  const choose = (file: File) => fireEvent.change(field(FILE_LABEL), { target: { files: [file] } })
  const csv = new File(['a'], 'goals.csv')

  it('reads the file, describes its contents and submits it', async () => {
    const content = fileOf({ repeated: 1, skipped: 3, collectors: ['a.example'] })
    const onReadFile = vi.fn<Props['onReadFile']>(async ({ name }) => ({ name, content }))
    const { onConnect } = show({ onReadFile })
    fireEvent.click(field(t('connect.from.file')))
    choose(csv)
    const read = t('connect.file.read', { file: 'goals.csv' }, 2)
    await waitFor(() => expect(descriptionOf(FILE_LABEL)).toContain(read))
    expect(descriptionOf(FILE_LABEL)).toContain(t('connect.file.skipped', {}, 3))
    expect(field(NAME_LABEL).value).toBe('goals')
    press(t('connect.add'))
    expect(onConnect.mock.calls[0]?.[0]).toMatchObject({
      workspace: { source: { kind: 'file', file: 'goals.csv' }, collectors: ['a.example'] },
      secret: '',
      file: content,
    })
  })

  it('reports an unusable file and does not submit the previous one', async () => {
    const problem = message('connect.file.unreadable', { file: 'bad.json', reason: 'gone' })
    const onReadFile = vi.fn<Props['onReadFile']>(async ({ name }) =>
      name === 'bad.json' ? { problem } : { name, content: fileOf() },
    )
    const { onConnect, onInvalid } = show({ onReadFile })
    fireEvent.click(field(t('connect.from.file')))
    choose(csv)
    const read = t('connect.file.read', { file: 'goals.csv' }, 2)
    await waitFor(() => expect(descriptionOf(FILE_LABEL)).toContain(read))
    choose(new File(['b'], 'bad.json'))
    await waitFor(() => expect(descriptionOf(FILE_LABEL)).toContain(say(problem)))
    expect(onInvalid).toHaveBeenCalledExactlyOnceWith([problem])
    press(t('connect.add'))
    expect(onConnect).not.toHaveBeenCalled()
  })
})

describe('AddWorkspace, connection attempt', () => {
  const candidate = {
    workspace: workspaceOf({ name: 'Acme' }),
    progress: [
      { list: 'goals', got: 200, total: 313 },
      { list: 'metrics', got: 0, total: null },
    ] as const,
  }

  it('shows the progress of every list and does not submit again', () => {
    const { onConnect } = show({ candidate })
    expect(screen.getByText(t('options.progress.of', { got: 200, total: 313 }))).toBeTruthy()
    const [goals, metrics] = screen.getAllByRole<HTMLProgressElement>('progressbar')
    expect(goals?.getAttribute('aria-label')).toBe(
      t('options.progress.label', { list: t('options.listName.goals') }),
    )
    expect(goals?.getAttribute('value')).toBe('200')
    expect(metrics?.hasAttribute('value')).toBe(false)
    expect(screen.getByRole('button', { name: CONNECT }).getAttribute('aria-disabled')).toBe('true')
    press(CONNECT)
    expect(onConnect).not.toHaveBeenCalled()
  })

  it('can be canceled and moves the focus when the cancel button disappears', async () => {
    const { onStop, again } = show({ candidate })
    screen.getByRole('button', { name: CANCEL }).focus()
    press(CANCEL)
    expect(onStop).toHaveBeenCalledOnce()
    again({ candidate: null })
    expect(screen.queryByRole('button', { name: CANCEL })).toBeNull()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: CONNECT })))
  })

  it('closes with the cancel button when no attempt is running', () => {
    const onClose = vi.fn<() => void>()
    const { onStop } = show({ onClose })
    press(CANCEL)
    expect(onClose).toHaveBeenCalledOnce()
    expect(onStop).not.toHaveBeenCalled()
  })
})
