// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { SiteAccess } from '../../../../components/shared/SiteAccess'

afterEach(cleanup)

function show(given: boolean | null, refused = false) {
  const onRequest = vi.fn<() => void>()
  const { container } = render(<SiteAccess given={given} refused={refused} onRequest={onRequest} />)
  return { onRequest, container }
}

it.each([[true], [null]])('says nothing where access is %s', (given) => {
  expect(show(given).container.textContent).toBe('')
})

it('says what is missing, and asks within the click', () => {
  const { onRequest } = show(false)
  expect(screen.getByText('Access to sites is missing')).toBeTruthy()
  expect(screen.getByRole('status').textContent).toBe('')
  screen.getByRole('button', { name: 'Give Goalkeeper access to all sites' }).click()
  expect(onRequest).toHaveBeenCalledOnce()
})

it('says what follows from a refusal', () => {
  show(false, true)
  expect(screen.getByRole('status').textContent).toContain('Access was not given')
})
