// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { SiteAccess } from '../../../../components/shared/SiteAccess'
import { t } from '../../../../locales/say'

afterEach(cleanup)

function show(granted: boolean | null, denied = false) {
  const onRequest = vi.fn<() => void>()
  const { container } = render(<SiteAccess granted={granted} denied={denied} onRequest={onRequest} />)
  return { onRequest, container }
}

it.each([[true], [null]])('renders nothing when access is %s', (given) => {
  expect(show(given).container.textContent).toBe('')
})

it('reports missing access and requests it within the click', () => {
  const { onRequest } = show(false)
  expect(screen.getByText(t('access.title'))).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('')
  screen.getByRole('button', { name: t('access.action') }).click()
  expect(onRequest).toHaveBeenCalledOnce()
})

it('explains the consequence of a refusal', () => {
  show(false, true)
  expect(screen.getByRole('status').textContent).toContain(t('access.refused'))
})
