import { describe, expect, it } from 'vitest'
import { proposeFields } from '../../../../../components/workspaces/form/proposal'
import { fileOf } from '../../../../fixtures/workspace-forms'

describe('propose', () => {
  it('has nothing to go by at first', () => {
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
  ])('takes name and collector from %s', (url, name, collectors) => {
    expect(proposeFields('console', { url }, '')).toMatchObject({ url, name, collectors })
  })

  it('keeps what was typed, also when it is empty', () => {
    const typed = { url: 'acme.absmartly.com', name: '', collectors: 'events.example' }
    expect(proposeFields('console', typed, 'acme.absmartly.io')).toMatchObject(typed)
  })

  it.each([
    ['acme.absmartly.io', 'https://acme.absmartly.com'],
    ['localhost:4401', ''],
  ])('for the collector %s proposes the console “%s”', (collector, url) => {
    expect(proposeFields('console', {}, collector)).toMatchObject({ url, collectors: collector })
  })

  it('joins the collector it is for and the one that belongs to the console', () => {
    expect(proposeFields('console', { url: 'acme.absmartly.com' }, 'events.shop.example').collectors).toBe(
      'events.shop.example, acme.absmartly.io',
    )
  })

  it.each([
    [fileOf(), 'goals of the team', ''],
    [
      fileOf({ workspaceName: 'Acme', collectors: ['a.example', 'b.example'] }),
      'Acme',
      'a.example, b.example',
    ],
  ])('takes from a file what it says, or its name', (content, name, collectors) => {
    const file = { name: 'goals of the team.csv', content }
    expect(proposeFields('file', { file, url: 'acme.absmartly.com' }, '')).toMatchObject({ name, collectors })
  })
})
