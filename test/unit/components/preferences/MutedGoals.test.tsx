// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { MutedGoals } from '../../../../components/preferences/MutedGoals'
import { t } from '../../../../locales/say'

afterEach(cleanup)

it('lists the muted goals with a button each and keeps the focus in the section', () => {
  const onUnmute = vi.fn()
  render(<MutedGoals problem={null} names={['page_view', 'scroll']} onUnmute={onUnmute} />)
  fireEvent.click(screen.getByRole('button', { name: t('muted.unmuteGoal', { name: 'scroll' }) }))
  expect(onUnmute).toHaveBeenCalledExactlyOnceWith('scroll')
  expect(document.activeElement?.textContent).toBe(t('muted.title'))
})

it('reports that no goal is muted', () => {
  render(<MutedGoals problem={null} names={[]} onUnmute={() => {}} />)
  expect(screen.getByText(t('muted.none'))).toBeTruthy()
})
