// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { HelpLink } from '../../../../components/help/HelpLink'
import { t } from '../../../../locales/say'

afterEach(cleanup)

it('links to its help page and shows the page’s name', () => {
  render(<HelpLink page="too-large" words="why" />)
  const link = screen.getByRole('link', { name: `${t('help.why')} ${t('help.page.tooLarge')}` })
  expect(link.getAttribute('href')).toBe('/help/too-large.html')
})
