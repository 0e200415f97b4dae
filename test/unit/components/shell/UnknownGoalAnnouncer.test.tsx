// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { UnknownGoalAnnouncer } from '../../../../components/shell/UnknownGoalAnnouncer'

afterEach(cleanup)

it.each([
  ['', ''],
  ['a', '1 new unknown goal: a'],
  ['a,b,c', '3 new unknown goals: a, b, c'],
  ['a,b,c,d,e,f,g', '7 new unknown goals: a, b, c, d, e, and 2 more'],
])('says in one sentence, in a region that is there before: %s', (names, sentence) => {
  const { rerender } = render(<UnknownGoalAnnouncer names={[]} />)
  const region = screen.getByRole('status')
  rerender(<UnknownGoalAnnouncer names={names === '' ? [] : names.split(',')} />)
  expect(region.textContent).toBe(sentence)
})
