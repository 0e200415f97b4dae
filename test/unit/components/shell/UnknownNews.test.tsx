// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { UnknownNews } from '../../../../components/shell/UnknownNews'

afterEach(cleanup)

it.each([
  ['', ''],
  ['a', '1 new unknown goal: a'],
  ['a,b,c', '3 new unknown goals: a, b, c'],
  ['a,b,c,d,e,f,g', '7 new unknown goals: a, b, c, d, e, and 2 more'],
])('says in one sentence, in a region that is there before: %s', (names, sentence) => {
  const { rerender } = render(<UnknownNews names={[]} />)
  const region = screen.getByRole('status')
  rerender(<UnknownNews names={names === '' ? [] : names.split(',')} />)
  expect(region.textContent).toBe(sentence)
})
