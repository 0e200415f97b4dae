// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { MutedGoals } from '../../../../components/preferences/MutedGoals'

afterEach(cleanup)

it('lists the muted goals, each with the way back, and keeps the focus in the section', () => {
  const onUnmute = vi.fn()
  render(<MutedGoals problem={null} names={['page_view', 'scroll']} onUnmute={onUnmute} />)
  fireEvent.click(screen.getByRole('button', { name: 'Unmute scroll' }))
  expect(onUnmute).toHaveBeenCalledExactlyOnceWith('scroll')
  expect(document.activeElement?.textContent).toBe('Muted goals')
})

it('says that there is none', () => {
  render(<MutedGoals problem={null} names={[]} onUnmute={() => {}} />)
  expect(screen.getByText('No goal is muted.')).toBeTruthy()
})
