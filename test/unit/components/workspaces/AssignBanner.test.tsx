// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AssignBanner } from '../../../../components/workspaces/AssignBanner'
import { workspaceOf } from '../../../fixtures/make'

afterEach(cleanup)

const workspaces = ['acme', 'beta', 'gamma', 'delta'].map((name) => workspaceOf({ id: `id-${name}`, name }))

function show(collectors: string[], count: number) {
  const onAssign = vi.fn<(workspaceId: string, collector: string) => void>()
  const onConnect = vi.fn<(collector?: string) => void>()
  render(
    <AssignBanner
      collectors={collectors}
      workspaces={workspaces.slice(0, count)}
      onAssign={onAssign}
      onConnect={onConnect}
    />,
  )
  return { onAssign, onConnect }
}
const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent)

describe('AssignBanner', () => {
  it.each([
    ['nothing is left unchecked', [], 2],
    ['there is no workspace that could check it', ['ab.shop.com'], 0],
  ])('is not there where %s', (_, collectors, count) => {
    show(collectors, count)
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('offers each workspace for the collector, and another', () => {
    const { onAssign, onConnect } = show(['ab.shop.com'], 3)
    expect(screen.getByRole('status').textContent).toContain(
      'Not checked: no workspace is set for ab.shop.com.',
    )
    expect(buttons()).toEqual(['Use “acme”', 'Use “beta”', 'Use “gamma”', 'Connect another…'])
    screen.getByRole('button', { name: 'Use “beta”' }).click()
    expect(onAssign).toHaveBeenCalledWith('id-beta', 'ab.shop.com')
    screen.getByRole('button', { name: 'Connect another…' }).click()
    expect(onConnect).toHaveBeenCalledWith('ab.shop.com')
  })

  it('lets one choose among many, and sets nothing before that', () => {
    const { onAssign } = show(['ab.shop.com'], 4)
    expect(buttons()).toEqual(['Use this workspace', 'Connect another…'])
    const select = screen.getByRole('combobox', { name: 'Workspace' })
    fireEvent.change(select, { target: { value: 'id-delta' } })
    expect(onAssign).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Use this workspace' }))
    expect(onAssign).toHaveBeenCalledWith('id-delta', 'ab.shop.com')
  })

  it('has the first ready when nothing was chosen', () => {
    const { onAssign } = show(['ab.shop.com'], 4)
    screen.getByRole('button', { name: 'Use this workspace' }).click()
    expect(onAssign).toHaveBeenCalledWith('id-acme', 'ab.shop.com')
  })

  it('is about one collector at a time, and says how many there are more', () => {
    show(['ab.shop.com', 'b.example', 'c.example'], 1)
    expect(screen.getByRole('status').textContent).toContain(
      'no workspace is set for ab.shop.com, and 2 more.',
    )
  })
})
