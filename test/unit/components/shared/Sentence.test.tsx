// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { Sentence } from '../../../../components/shared/Sentence'
import { message } from '../../../../core/message'

afterEach(cleanup)

const show = (...[values, count]: [Record<string, string | number>, number?]) =>
  render(<Sentence of={message('connect.connected', values, count)} />).container

it('puts a name from outside in an element of its own, as text', () => {
  const container = show({ workspace: '<b>\u202Eemca', archived: 1 }, 14)
  expect(container.textContent).toBe('Connected to <b>\u202Eemca: 14 goals, 1 of them archived.')
  expect(container.innerHTML).toContain('<bdi>&lt;b&gt;')
  expect(container.querySelectorAll('bdi')).toHaveLength(1)
})

it('is not fooled by a name that brings isolates of its own', () => {
  const container = show({ workspace: 'a\u2069b\u2068c', archived: 0 }, 1)
  expect(container.querySelector('bdi')?.textContent).toBe('abc')
  expect(container.textContent).toBe('Connected to abc: 1 goal, 0 of them archived.')
})
