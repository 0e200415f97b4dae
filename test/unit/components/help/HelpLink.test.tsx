// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { HelpLink } from '../../../../components/help/HelpLink'

afterEach(cleanup)

it('says of what in its name, and leads to the page', () => {
  render(<HelpLink page="too-large" words="why" />)
  const link = screen.getByRole('link', { name: 'Why? Too large' })
  expect(link.getAttribute('href')).toBe('/help/too-large.html')
})
