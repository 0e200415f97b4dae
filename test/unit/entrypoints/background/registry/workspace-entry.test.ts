import { expect, it } from 'vitest'
import { expiryOf } from '../../../../../entrypoints/background/registry/workspace-entry'
import { CONSOLE, FILE_SOURCE, workspaceOf } from '../../../../fixtures/make'
import { KEY, tokenEndingAt } from '../../../../fixtures/console/stub-console'

const TOKEN = tokenEndingAt(2_000_000_000_000)
const sourceOf = (signIn: 'key' | 'jwt' | 'bearer' | 'session') =>
  ({ kind: 'console', origin: CONSOLE, signIn }) as const

it.each([
  ['jwt', TOKEN, 2_000_000_000_000],
  ['bearer', TOKEN, 2_000_000_000_000],
  ['bearer', KEY, null],
  ['key', TOKEN, null],
  ['session', '', null],
] as const)('expiryOf returns the expiry of a %s credential', (signIn, secret, at) => {
  expect(expiryOf(workspaceOf({ source: sourceOf(signIn) }), secret)).toBe(at)
  expect(expiryOf(workspaceOf({ source: FILE_SOURCE }), secret)).toBeNull()
})
