// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { createRef } from 'preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FindMe } from '../../../../components/filter/FindMe'

afterEach(cleanup)

function show() {
  const popover = createRef<HTMLDivElement>()
  const calls = {
    countOf: vi.fn<(hash: string) => number>(() => 3),
    onFind: vi.fn<(hash: string) => void>(),
    onCopy: vi.fn<(text: string) => Promise<boolean>>(() => Promise.resolve(true)),
  }
  const { container } = render(<FindMe popover={popover} {...calls} />)
  // The imitated DOM has no popovers: this is what one would tell.
  const toggle = (newState: 'open' | 'closed') =>
    act(() => void fireEvent(popover.current ?? container, Object.assign(new Event('toggle'), { newState })))
  Object.assign(popover.current ?? {}, { hidePopover: () => void toggle('closed') })
  void toggle('open')
  return { container, toggle, ...calls }
}

const field = () => screen.getByRole<HTMLInputElement>('textbox')
const type = (value: string) => fireEvent.input(field(), { target: { value } })

describe('find me', () => {
  it.each([
    ['user-1', '1tdwU5K8evYzMovqjExpBA', 'd6d7705392bc7af633328bea8c4c6904'],
    ['42', 'odDG6D8CcyfYRhBj9KxYpg', 'a1d0c6e83f027327d8461063f4ac58a6'],
    // Not as UTF-8 has it, but as the SDK does.
    ['😀', '-Z9RwqljCn9rjBPBgYvAwg', null],
  ])('says what the SDK makes of %s', (id, hash, hex) => {
    const { container, onFind, countOf } = show()
    type(id)
    expect(container.textContent).toContain(hash)
    if (hex !== null) expect(container.textContent).toContain(hex)
    expect(container.textContent).toContain('3 goal events here are of this unit.')
    expect(countOf).toHaveBeenCalledWith(hash)
    expect(container.textContent).not.toContain('leaves out the spaces')
    fireEvent.submit(field().closest('form') ?? field())
    expect(onFind).toHaveBeenCalledWith(hash)
  })

  it('hashes what the SDK does, and says so', () => {
    const { container } = show()
    type('  user-1\t')
    expect(container.textContent).toContain('1tdwU5K8evYzMovqjExpBA')
    expect(container.textContent).toContain('The SDK leaves out the spaces')
    type('  ')
    expect(container.textContent).toContain('takes no id that is only spaces')
  })

  it('does nothing with nothing', () => {
    const { onFind } = show()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Show only these' }).disabled).toBe(true)
    fireEvent.submit(field().closest('form') ?? field())
    expect(onFind).not.toHaveBeenCalled()
  })

  it('has forgotten it when it is closed, and keeps browsers from remembering it', () => {
    const { container, toggle } = show()
    expect([field().autocomplete, field().name]).toEqual(['off', ''])
    type('user-1')
    void toggle('closed')
    expect(container.textContent).not.toContain('1tdw')
    expect(screen.queryByRole('textbox')).toBeNull()
    void toggle('open')
    expect(field().value).toBe('')
  })

  it('is done when it has filtered', () => {
    show()
    type('user-1')
    fireEvent.submit(field().closest('form') ?? field())
    expect(screen.queryByRole('textbox')).toBeNull()
  })
})
