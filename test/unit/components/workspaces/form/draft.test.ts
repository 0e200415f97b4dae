import { describe, expect, it } from 'vitest'
import { checkConsole, checkEdit, checkFile } from '../../../../../components/workspaces/form/draft'
import { FILE_SOURCE, workspaceOf } from '../../../../fixtures/make'
import { around, fieldsOf, fileOf, NOW, other, tokenUntil } from '../../../../fixtures/workspace-forms'

const off = { createsGoals: false, seesPart: false, asksEvents: false }

describe('checkConsole', () => {
  const check = (more: Parameters<typeof fieldsOf>[0], surroundings = around(), insisted = false) =>
    checkConsole(fieldsOf(more), surroundings, insisted)

  it('returns a draft for valid fields', () => {
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

  it('needs no secret for a session, and discards a secret that was typed earlier', () => {
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
  ] as const)('rejects %j: the field %s gets the problem %s', (more, field, key) => {
    expect(check(more)).toEqual({ problems: { [field]: expect.objectContaining({ key }) } })
  })

  it('reports all problems at once, except a name that follows from the URL', () => {
    const checked = check({ url: '', secret: '', name: '', collectors: '*' })
    expect('problems' in checked && Object.keys(checked.problems)).toEqual(['url', 'secret', 'collectors'])
  })

  it.each([tokenUntil(NOW + 1000), 'a token that says nothing'])('accepts the token %s', (secret) => {
    expect(check({ signIn: 'jwt', secret })).toMatchObject({ draft: { secret } })
  })

  it.each([
    ['that open tabs publish to', around({ collectors: ['localhost:4401'] }), 'http://localhost:4401'],
    ['of another workspace', around({ states: [other] }), 'https://other.example:8443'],
  ])('rejects a collector %s until the user insists', (_case, surroundings, url) => {
    expect(check({ url }, surroundings)).toMatchObject({
      problems: { url: { key: 'connect.url.knownCollector' } },
    })
    expect(check({ url }, surroundings, true)).toHaveProperty('draft')
  })
})

describe('checkFile', () => {
  it('returns a draft with the metadata of the file', () => {
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

  it('needs a file but neither URL nor key', () => {
    expect(checkFile(fieldsOf({ url: '', secret: '', name: '' }))).toEqual({
      problems: { file: { key: 'connect.file.empty' } },
    })
  })
})

describe('checkEdit', () => {
  const session = workspaceOf({
    source: { kind: 'console', origin: 'https://acme.absmartly.com', signIn: 'session' },
  })

  it('keeps the secret when none is entered', () => {
    expect(checkEdit(fieldsOf({ secret: '' }), { ...off, seesPart: true }, workspaceOf(), NOW)).toMatchObject(
      {
        draft: { workspace: { name: 'Acme', seesPart: true }, secret: null, file: null },
      },
    )
  })

  it('replaces the secret and its sign-in method', () => {
    expect(checkEdit(fieldsOf({ signIn: 'jwt' }), off, workspaceOf(), NOW)).toMatchObject({
      draft: { workspace: { source: { signIn: 'jwt' } }, secret: 'the-key' },
    })
  })

  it('removes the secret for a session', () => {
    expect(checkEdit(fieldsOf({ signIn: 'session' }), off, workspaceOf(), NOW)).toMatchObject({
      draft: { secret: '' },
    })
  })

  it('requires a secret when the session had none', () => {
    expect(checkEdit(fieldsOf({ secret: '' }), off, session, NOW)).toMatchObject({
      problems: { secret: { key: 'connect.key.empty' } },
    })
  })

  it('ignores a new URL and keeps the origin', () => {
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
