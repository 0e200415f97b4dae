// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { Sentence } from '../../../../components/shared/Sentence'
import { message } from '../../../../core/message'
import { t } from '../../../../locales/say'

afterEach(cleanup)

const show = (...[values, count]: [Record<string, string | number>, number?]) =>
  render(<Sentence of={message('connect.connected', values, count)} />).container

it('isolates a value in its own element, as text', () => {
  const container = show({ workspace: '<b>\u202Eemca', archived: 1 }, 14)
  expect(container.textContent).toBe(t('connect.connected', { workspace: '<b>\u202Eemca', archived: 1 }, 14))
  expect(container.innerHTML).toContain('<bdi>&lt;b&gt;')
  expect(container.querySelectorAll('bdi')).toHaveLength(1)
})

it('strips isolates from a value', () => {
  const container = show({ workspace: 'a\u2069b\u2068c', archived: 0 }, 1)
  expect(container.querySelector('bdi')?.textContent).toBe('abc')
  expect(container.textContent).toBe(t('connect.connected', { workspace: 'abc', archived: 0 }, 1))
})
