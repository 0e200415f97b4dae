// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { NO_NOTICE } from '../../../../components/shared/Notice'
import { StorageBanner } from '../../../../components/storage/StorageBanner'
import { UnreadableData } from '../../../../components/storage/UnreadableData'
import { message } from '../../../../core/message'
import type { StorageFault, StoredKind } from '../../../../core/storage/fault'
import { say, t } from '../../../../locales/say'

afterEach(cleanup)

const value = (of: StoredKind): StorageFault => ({
  kind: 'value',
  database: 'workspaces',
  id: `aside:${of}`,
  of,
  workspace: 'Blue Mug',
  fields: [],
  entries: 0,
})
const REASON = message('storage.reason.otherFormat', { version: 9 })
const DATABASE: StorageFault = { kind: 'database', database: 'settings', reason: REASON }

function show(faults: readonly StorageFault[], notice = NO_NOTICE) {
  const [onReset, onSave] = [vi.fn(), vi.fn()]
  render(<UnreadableData faults={faults} notice={notice} onReset={onReset} onSave={onSave} />)
  return { onReset, onSave }
}
const cardOf = (name: string) => within(screen.getByRole('article', { name }))
const SECRET = t('storage.value.secret', { workspace: 'Blue Mug' })
const REGISTRY = t('storage.value.registry', { workspace: 'Blue Mug' })

describe('UnreadableData', () => {
  it('renders nothing if everything can be read', () => {
    show([])
    expect(document.body.textContent).toBe('')
  })

  it('resets one value after a confirmation, and keeps the focus in the section', () => {
    const { onReset } = show([value('secret'), value('registry')])
    fireEvent.click(cardOf(REGISTRY).getByRole('button', { name: t('storage.reset.button') }))
    expect(onReset).not.toHaveBeenCalled()
    fireEvent.click(cardOf(REGISTRY).getByRole('button', { name: t('storage.reset.yes') }))
    expect(onReset).toHaveBeenCalledExactlyOnceWith(value('registry'))
    expect(document.activeElement?.textContent).toBe(t('storage.title'))
  })

  it('saves values, but no keys and no databases', () => {
    const { onSave } = show([value('secret'), value('registry'), DATABASE])
    const save = { name: t('options.saveAs') }
    expect(screen.getAllByRole('button', save)).toHaveLength(1)
    fireEvent.click(cardOf(REGISTRY).getByRole('button', save))
    expect(onSave).toHaveBeenCalledExactlyOnceWith(value('registry'))
    expect(cardOf(SECRET).queryByRole('button', save)).toBeNull()
  })

  it('says why a database cannot be used', () => {
    show([DATABASE])
    expect(document.body.textContent).toContain('another format (version 9)')
  })

  it('shows the result of the last reset', () => {
    show([], { kind: 'done', shownIn: 'page', lines: [message('storage.reset.done', { name: SECRET })] })
    expect(screen.getByText(t('storage.nothingLeft'))).toBeTruthy()
    expect(screen.getByRole('status').textContent).toContain(SECRET)
  })
})

describe('StorageBanner', () => {
  it('names what cannot be read, with a button that opens the settings', () => {
    const onOptions = vi.fn()
    render(<StorageBanner faults={[value('registry'), DATABASE]} onOptions={onOptions} />)
    expect(screen.getByRole('status').textContent).toContain(
      say(message('storage.banner', { names: `${REGISTRY} and ${t('storage.database.settings')}` })),
    )
    fireEvent.click(screen.getByRole('button', { name: t('storage.openSettings') }))
    expect(onOptions).toHaveBeenCalledOnce()
  })

  it('renders nothing if everything can be read', () => {
    render(<StorageBanner faults={[]} onOptions={() => {}} />)
    expect(document.body.textContent).toBe('')
  })
})
