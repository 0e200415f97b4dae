// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { UnknownGoalAnnouncer } from '../../../../components/shell/UnknownGoalAnnouncer'
import { t } from '../../../../locales/say'

afterEach(cleanup)

it.each([
  ['', ''],
  ['a', t('panel.newUnknown', { names: 'a' }, 1)],
  ['a,b,c', t('panel.newUnknown', { names: 'a, b, c' }, 3)],
  ['a,b,c,d,e,f,g', t('panel.newUnknownMore', { names: 'a, b, c, d, e', more: 2 }, 7)],
])('announces the names “%s” in one sentence of an existing live region', (names, sentence) => {
  const { rerender } = render(<UnknownGoalAnnouncer names={[]} />)
  const region = screen.getByRole('status')
  rerender(<UnknownGoalAnnouncer names={names === '' ? [] : names.split(',')} />)
  expect(region.textContent).toBe(sentence)
})
