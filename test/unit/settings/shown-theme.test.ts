// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '../../../core/preferences'
import { preferences } from '../../../settings/preferences'
import { type Inherited, showTheme } from '../../../settings/shown-theme'

const shown = () => document.documentElement.dataset['theme'] ?? 'system'

it('uses the selected theme or else that of DevTools, and the system’s only without both', async () => {
  const devtools = signal<Inherited>(null)
  showTheme(devtools)
  expect(shown()).toBe('system')
  devtools.value = 'dark'
  expect(shown()).toBe('dark')
  await preferences.write({ ...DEFAULT_PREFERENCES, theme: 'light' })
  expect(shown()).toBe('light')
  await preferences.reset()
  expect(shown()).toBe('dark')
})
