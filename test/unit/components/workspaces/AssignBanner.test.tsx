// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AssignBanner } from '../../../../components/workspaces/AssignBanner'
import { t } from '../../../../locales/say'
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
  it.each<[string, string[], number]>([
    ['every collector has a workspace', [], 2],
    ['there is no workspace to choose from', ['ab.shop.com'], 0],
  ])('renders nothing when %s', (_case, collectors, count) => {
    show(collectors, count)
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('offers each workspace for the collector and connecting another', () => {
    const { onAssign, onConnect } = show(['ab.shop.com'], 3)
    expect(screen.getByRole('status').textContent).toContain(
      t('panel.assign.text', { collector: 'ab.shop.com' }),
    )
    const use = (workspace: string) => t('panel.assign.use', { workspace })
    expect(buttons()).toEqual([use('acme'), use('beta'), use('gamma'), t('panel.assign.another')])
    screen.getByRole('button', { name: use('beta') }).click()
    expect(onAssign).toHaveBeenCalledWith('id-beta', 'ab.shop.com')
    screen.getByRole('button', { name: t('panel.assign.another') }).click()
    expect(onConnect).toHaveBeenCalledWith('ab.shop.com')
  })

  it('offers a choice of more than three workspaces and assigns none before it is confirmed', () => {
    const { onAssign } = show(['ab.shop.com'], 4)
    expect(buttons()).toEqual([t('panel.assign.choose'), t('panel.assign.another')])
    const select = screen.getByRole('combobox', { name: t('panel.assign.workspace') })
    fireEvent.change(select, { target: { value: 'id-delta' } })
    expect(onAssign).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: t('panel.assign.choose') }))
    expect(onAssign).toHaveBeenCalledWith('id-delta', 'ab.shop.com')
  })

  it('preselects the first workspace', () => {
    const { onAssign } = show(['ab.shop.com'], 4)
    screen.getByRole('button', { name: t('panel.assign.choose') }).click()
    expect(onAssign).toHaveBeenCalledWith('id-acme', 'ab.shop.com')
  })

  it('shows one collector at a time and the number of the others', () => {
    show(['ab.shop.com', 'b.example', 'c.example'], 1)
    expect(screen.getByRole('status').textContent).toContain(
      t('panel.assign.textMore', { collector: 'ab.shop.com' }, 2),
    )
  })
})
