// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AddWorkspace } from '../../../../../components/workspaces/form/AddWorkspace'
import { message } from '../../../../../core/message'
import { workspaceOf } from '../../../../fixtures/make'
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

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const type = (label: string, value: string) => fireEvent.input(field(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const signIn = (value: string) => fireEvent.change(field('Sign in with'), { target: { value } })
/** Everything that a screen reader says of a field beside its label. */
const saidOf = (label: string) =>
  (field(label).getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ')

describe('from a Web Console', () => {
  it('sends what was typed, with what was proposed', () => {
    const { onConnect } = show()
    type('Web Console URL', 'acme.absmartly.com')
    type('API key', 'the-key')
    expect(field('Name').value).toBe('acme.absmartly.com')
    expect(field('Collector hosts').value).toBe('acme.absmartly.io')
    press('Connect')
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

  it('says what is wrong at its field, takes the focus there, and sends nothing', async () => {
    const { onConnect, onInvalid } = show()
    type('Web Console URL', 'acme.absmartly.com')
    type('Collector hosts', '*.absmartly.io')
    press('Connect')
    expect(saidOf('API key')).toContain('Enter an API key.')
    expect(saidOf('Collector hosts')).toContain('Not a host: *.absmartly.io.')
    expect(field('API key').getAttribute('aria-invalid')).toBe('true')
    expect(field('Web Console URL').getAttribute('aria-invalid')).toBe('false')
    await waitFor(() => expect(document.activeElement).toBe(field('API key')))
    expect(onInvalid.mock.calls[0]?.[0].map(({ key }) => key)).toEqual([
      'connect.key.empty',
      'connect.collectors.invalid',
    ])
    expect(onConnect).not.toHaveBeenCalled()
  })

  it('says which permissions a key needs, and that it is not the SDK key', () => {
    show()
    for (const words of ['Goal List', 'Metric List', 'UnitType List', 'Experiment List', 'Not the SDK key'])
      expect(saidOf('API key')).toContain(words)
  })

  it('refuses the address of a known collector once, and takes it when Connect is pressed again', () => {
    const { onConnect } = show({ formContext: around({ collectors: ['localhost:4401'] }) })
    type('Web Console URL', 'http://localhost:4401')
    type('API key', 'the-key')
    press('Connect')
    expect(saidOf('Web Console URL')).toContain('localhost:4401 is a collector')
    press('Connect')
    expect(onConnect).toHaveBeenCalledOnce()
  })

  it('refuses it anew after another address', () => {
    const { onConnect } = show({ formContext: around({ collectors: ['localhost:4401', 'localhost:4402'] }) })
    type('API key', 'the-key')
    for (const url of ['http://localhost:4401', 'http://localhost:4402']) {
      type('Web Console URL', url)
      press('Connect')
    }
    expect(onConnect).not.toHaveBeenCalled()
  })

  it('proposes a token for what looks like one, and keeps it and the focus', () => {
    show()
    const token = tokenUntil(NOW + 23.5 * 60_000)
    type('API key', token)
    press('Send it as a token')
    expect(field('Sign in with').value).toBe('jwt')
    expect(field('Token').value).toBe(token)
    expect(document.activeElement).toBe(field('Token'))
    expect(saidOf('Token')).toContain('This token ends at 12:23 PM, in 23 minutes.')
    expect(screen.queryByText(/looks like a token/)).toBeNull()
  })

  it('says before it is sent that a token has ended', () => {
    const { onConnect } = show()
    type('Web Console URL', 'acme.absmartly.com')
    signIn('bearer')
    type('Token', tokenUntil(NOW - 60_000))
    expect(saidOf('Token')).toContain('This token ended at 11:59 AM.')
    press('Connect')
    expect(onConnect).not.toHaveBeenCalled()
  })

  it('asks for no secret with the browser’s own sign-in, and leads to the console', () => {
    const { onConnect } = show()
    type('Web Console URL', 'acme.absmartly.com/goals')
    signIn('session')
    expect(screen.queryByLabelText('API key')).toBeNull()
    expect(screen.queryByLabelText('Token')).toBeNull()
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://acme.absmartly.com')
    press('Connect')
    expect(onConnect.mock.calls[0]?.[0]).toMatchObject({
      workspace: { source: { signIn: 'session' } },
      secret: '',
    })
  })

  it('ties what the console has answered to the field it is about', () => {
    show({ problem: message('consoleAnswer.unauthorized.key') })
    expect(saidOf('API key')).toContain('did not accept the API key (401)')
    expect(field('API key').getAttribute('aria-invalid')).toBe('true')
    expect(field('Web Console URL').getAttribute('aria-invalid')).toBe('false')
  })
})

describe('the collector hosts', () => {
  it('takes one that was seen in an open tab with a click, beside what is there, and keeps the focus', () => {
    show({ formContext: around({ collectors: ['localhost:4401', 'localhost:4403'] }) })
    type('Collector hosts', 'acme.absmartly.io, ')
    press('Use localhost:4401')
    expect(field('Collector hosts').value).toBe('acme.absmartly.io, localhost:4401')
    expect(document.activeElement).toBe(field('Collector hosts'))
    expect(screen.queryByRole('button', { name: 'Use localhost:4401' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Use localhost:4403' })).toBeTruthy()
  })

  it('says that a host moves, and does not offer what another workspace has', () => {
    show({ formContext: around({ states: [other], collectors: ['other.example:8443'] }) })
    expect(screen.queryByText('Seen in an open tab:')).toBeNull()
    type('Collector hosts', 'https://other.example:8443/v1')
    expect(saidOf('Collector hosts')).toContain('other.example:8443 belongs to Other so far. It moves')
  })

  it('says that without one nothing is judged', () => {
    show()
    expect(saidOf('Collector hosts')).toContain('judges nothing')
    type('Collector hosts', 'a.example')
    expect(saidOf('Collector hosts')).not.toContain('judges nothing')
  })
})

describe('for a collector', () => {
  it('has console, name and host proposed, and the focus in the key', () => {
    show({ collector: 'acme.absmartly.io', takesFocus: true })
    expect(field('Web Console URL').value).toBe('https://acme.absmartly.com')
    expect(field('Collector hosts').value).toBe('acme.absmartly.io')
    expect(document.activeElement).toBe(field('API key'))
  })

  it('has the focus in the URL where no console is known', () => {
    show({ collector: 'localhost:4401', takesFocus: true })
    expect(field('Collector hosts').value).toBe('localhost:4401')
    expect(document.activeElement).toBe(field('Web Console URL'))
  })
})

describe('from a file', () => {
  const choose = (file: File) => fireEvent.change(field('File'), { target: { files: [file] } })
  const csv = new File(['a'], 'goals.csv')

  it('reads it, says what is in it, and sends it', async () => {
    const content = fileOf({ repeated: 1, skipped: 3, collectors: ['a.example'] })
    const onReadFile = vi.fn<Props['onReadFile']>(async ({ name }) => ({ name, content }))
    const { onConnect } = show({ onReadFile })
    fireEvent.click(field('From a file'))
    choose(csv)
    await waitFor(() => expect(saidOf('File')).toContain('goals.csv: 2 goals read.'))
    expect(saidOf('File')).toContain('3 entries without a usable name were left out.')
    expect(field('Name').value).toBe('goals')
    press('Add')
    expect(onConnect.mock.calls[0]?.[0]).toMatchObject({
      workspace: { source: { kind: 'file', file: 'goals.csv' }, collectors: ['a.example'] },
      secret: '',
      file: content,
    })
  })

  it('says why one cannot be used, and does not send the one before', async () => {
    const problem = message('connect.file.unreadable', { file: 'bad.json', reason: 'gone' })
    const onReadFile = vi.fn<Props['onReadFile']>(async ({ name }) =>
      name === 'bad.json' ? { problem } : { name, content: fileOf() },
    )
    const { onConnect, onInvalid } = show({ onReadFile })
    fireEvent.click(field('From a file'))
    choose(csv)
    await waitFor(() => expect(saidOf('File')).toContain('2 goals read'))
    choose(new File(['b'], 'bad.json'))
    await waitFor(() => expect(saidOf('File')).toContain('bad.json could not be read: gone'))
    expect(onInvalid).toHaveBeenCalledExactlyOnceWith([problem])
    press('Add')
    expect(onConnect).not.toHaveBeenCalled()
  })
})

describe('while it is tried', () => {
  const candidate = {
    workspace: workspaceOf({ name: 'Acme' }),
    progress: [
      { list: 'goals', got: 200, total: 313 },
      { list: 'metrics', got: 0, total: null },
    ] as const,
  }

  it('shows how far every list has come, and sends nothing more', () => {
    const { onConnect } = show({ candidate })
    expect(screen.getByText('200 of 313')).toBeTruthy()
    const [goals, metrics] = screen.getAllByRole<HTMLProgressElement>('progressbar')
    expect(goals?.getAttribute('aria-label')).toBe('Fetching Goals')
    expect(goals?.getAttribute('value')).toBe('200')
    expect(metrics?.hasAttribute('value')).toBe(false)
    expect(screen.getByRole('button', { name: 'Connect' }).getAttribute('aria-disabled')).toBe('true')
    press('Connect')
    expect(onConnect).not.toHaveBeenCalled()
  })

  it('can be stopped, and gives the focus back when the button for it goes away', async () => {
    const { onStop, again } = show({ candidate })
    screen.getByRole('button', { name: 'Cancel' }).focus()
    press('Cancel')
    expect(onStop).toHaveBeenCalledOnce()
    again({ candidate: null })
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Connect' })))
  })

  it('closes with the same button when nothing is tried', () => {
    const onClose = vi.fn<() => void>()
    const { onStop } = show({ onClose })
    press('Cancel')
    expect(onClose).toHaveBeenCalledOnce()
    expect(onStop).not.toHaveBeenCalled()
  })
})
