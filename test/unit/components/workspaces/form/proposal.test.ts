import { describe, expect, it } from 'vitest'
import { proposeFields } from '../../../../../components/workspaces/form/proposal'
import { fileOf } from '../../../../fixtures/workspace-forms'

describe('proposeFields', () => {
  it('returns empty fields without any input', () => {
    expect(proposeFields('console', {}, '')).toEqual({
      url: '',
      signIn: 'key',
      secret: '',
      name: '',
      collectors: '',
      file: null,
    })
  })

  it.each([
    ['acme.absmartly.com', 'acme.absmartly.com', 'acme.absmartly.io'],
    ['http://localhost:4402/v1', 'localhost:4402', ''],
    ['https://console.shop.example', 'console.shop.example', ''],
    ['acme.absmartly.io', '', ''],
    ['not a url', '', ''],
  ])('from the URL “%s”, derives the name “%s” and the collector “%s”', (url, name, collectors) => {
    expect(proposeFields('console', { url }, '')).toMatchObject({ url, name, collectors })
  })

  it('keeps typed values, even empty ones', () => {
    const typed = { url: 'acme.absmartly.com', name: '', collectors: 'events.example' }
    expect(proposeFields('console', typed, 'acme.absmartly.io')).toMatchObject(typed)
  })

  it.each([
    ['acme.absmartly.io', 'https://acme.absmartly.com'],
    ['localhost:4401', ''],
  ])('for the collector %s, proposes the Web Console “%s”', (collector, url) => {
    expect(proposeFields('console', {}, collector)).toMatchObject({ url, collectors: collector })
  })

  it('combines the given collector with that of the Web Console', () => {
    expect(proposeFields('console', { url: 'acme.absmartly.com' }, 'events.shop.example').collectors).toBe(
      'events.shop.example, acme.absmartly.io',
    )
  })

  it.each([
    ['the file name', fileOf(), 'goals of the team', ''],
    [
      'the workspace in the file',
      fileOf({ workspaceName: 'Acme', collectors: ['a.example', 'b.example'] }),
      'Acme',
      'a.example, b.example',
    ],
  ])('takes the name from %s', (_case, content, name, collectors) => {
    const file = { name: 'goals of the team.csv', content }
    expect(proposeFields('file', { file, url: 'acme.absmartly.com' }, '')).toMatchObject({ name, collectors })
  })
})
