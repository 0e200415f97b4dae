import { describe, expect, it } from 'vitest'
import { checkConsole, checkEdit, checkFile } from '../../../../../components/workspaces/form/draft'
import { FILE_SOURCE, workspaceOf } from '../../../../fixtures/make'
import { around, fieldsOf, fileOf, NOW, other, tokenUntil } from '../../../../fixtures/workspace-forms'

const off = { createsGoals: false, seesPart: false, asksEvents: false }

describe('checkConsole', () => {
  const check = (more: Parameters<typeof fieldsOf>[0], surroundings = around(), insisted = false) =>
    checkConsole(fieldsOf(more), surroundings, insisted)

  it('makes a draft of what is right', () => {
    expect(check({ collectors: 'acme.absmartly.io, https://events.shop.example/v1' })).toEqual({
      draft: {
        workspace: {
          name: 'Acme',
          source: { kind: 'console', origin: 'https://acme.absmartly.com', signIn: 'key' },
          collectors: ['acme.absmartly.io', 'events.shop.example'],
          ...off,
        },
        secret: 'the-key',
        file: null,
      },
    })
  })

  it('needs no secret for a session, and keeps none that was typed before', () => {
    expect(check({ signIn: 'session' })).toMatchObject({ draft: { secret: '' } })
  })

  it.each([
    [{ url: '' }, 'url', 'connect.url.empty'],
    [{ url: 'https://acme.absmartly.io' }, 'url', 'connect.url.collector'],
    [{ url: 'http://acme.absmartly.com' }, 'url', 'connect.url.insecure'],
    [{ secret: ' ' }, 'secret', 'connect.key.empty'],
    [{ secret: '', signIn: 'jwt' }, 'secret', 'connect.token.empty'],
    [{ secret: tokenUntil(NOW - 1000), signIn: 'bearer' }, 'secret', 'connect.token.ended'],
    [{ name: ' ' }, 'name', 'connect.name.empty'],
    [{ collectors: 'a.example, *.b.example' }, 'collectors', 'connect.collectors.invalid'],
  ] as const)('refuses %j: %s is %s', (more, field, key) => {
    expect(check(more)).toEqual({ problems: { [field]: expect.objectContaining({ key }) } })
  })

  it('says all that is wrong at once, but no name that follows from the URL', () => {
    const checked = check({ url: '', secret: '', name: '', collectors: '*' })
    expect('problems' in checked && Object.keys(checked.problems)).toEqual(['url', 'secret', 'collectors'])
  })

  it.each([tokenUntil(NOW + 1000), 'a token that says nothing'])('takes the token %s', (secret) => {
    expect(check({ signIn: 'jwt', secret })).toMatchObject({ draft: { secret } })
  })

  it.each([
    ['open tabs publish to', around({ collectors: ['localhost:4401'] }), 'http://localhost:4401'],
    ['another workspace has', around({ states: [other] }), 'https://other.example:8443'],
  ])('refuses a collector that %s, until somebody insists', (_, surroundings, url) => {
    expect(check({ url }, surroundings)).toMatchObject({
      problems: { url: { key: 'connect.url.knownCollector' } },
    })
    expect(check({ url }, surroundings, true)).toHaveProperty('draft')
  })
})

describe('checkFile', () => {
  it('makes a draft with what the file says of itself', () => {
    const content = fileOf({ seesPart: true, createsGoals: true })
    expect(checkFile(fieldsOf({ file: { name: 'goals.csv', content } }))).toEqual({
      draft: {
        workspace: {
          name: 'Acme',
          source: { kind: 'file', file: 'goals.csv' },
          collectors: ['acme.absmartly.io'],
          seesPart: true,
          createsGoals: true,
          asksEvents: false,
        },
        secret: '',
        file: content,
      },
    })
  })

  it('needs a file, and minds no URL and no key', () => {
    expect(checkFile(fieldsOf({ url: '', secret: '', name: '' }))).toEqual({
      problems: { file: { key: 'connect.file.empty' } },
    })
  })
})

describe('checkEdit', () => {
  const session = workspaceOf({
    source: { kind: 'console', origin: 'https://acme.absmartly.com', signIn: 'session' },
  })

  it('keeps the secret where none is entered', () => {
    expect(checkEdit(fieldsOf({ secret: '' }), { ...off, seesPart: true }, workspaceOf(), NOW)).toMatchObject(
      {
        draft: { workspace: { name: 'Acme', seesPart: true }, secret: null, file: null },
      },
    )
  })

  it('replaces it, and how it is sent', () => {
    expect(checkEdit(fieldsOf({ signIn: 'jwt' }), off, workspaceOf(), NOW)).toMatchObject({
      draft: { workspace: { source: { signIn: 'jwt' } }, secret: 'the-key' },
    })
  })

  it('takes it away for a session', () => {
    expect(checkEdit(fieldsOf({ signIn: 'session' }), off, workspaceOf(), NOW)).toMatchObject({
      draft: { secret: '' },
    })
  })

  it('wants one where a session had none', () => {
    expect(checkEdit(fieldsOf({ secret: '' }), off, session, NOW)).toMatchObject({
      problems: { secret: { key: 'connect.key.empty' } },
    })
  })

  it('does not take a new URL: the origin stays what it was', () => {
    expect(checkEdit(fieldsOf({ url: 'https://evil.example' }), off, workspaceOf(), NOW)).toMatchObject({
      draft: { workspace: { source: workspaceOf().source } },
    })
  })

  it.each([
    ['keeps the file', null, FILE_SOURCE, null],
    [
      'replaces the file',
      { name: 'new.json', content: fileOf() },
      { kind: 'file', file: 'new.json' },
      fileOf(),
    ],
  ])('%s', (_, file, source, content) => {
    const workspace = workspaceOf({ source: FILE_SOURCE })
    expect(checkEdit(fieldsOf({ file }), off, workspace, NOW)).toMatchObject({
      draft: { workspace: { source }, secret: null, file: content },
    })
  })
})
