// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FilterField } from '../../../../components/filter/FilterField'
import { completeQuery } from '../../../../core/query/complete'
import { parseQuery } from '../../../../core/query/parse'
import { t } from '../../../../locales/say'

afterEach(cleanup)

const known = {
  valuesOf: (field: string) => (field === 'env' ? ['production', 'staging'] : []),
  pathsOf: () => [],
}

function show(history: readonly string[] = []) {
  const onDone = vi.fn<(text: string) => void>()
  const onEscape = vi.fn<(event: KeyboardEvent) => void>()
  function Holder() {
    const [text, setText] = useState('')
    const parsed = parseQuery(text)
    return (
      <div onKeyDown={onEscape}>
        <FilterField
          text={text}
          problem={parsed.kind === 'problem' ? parsed : null}
          history={history}
          complete={(typed, caret) => completeQuery(typed, caret, known)}
          onText={setText}
          onDone={onDone}
        />
      </div>
    )
  }
  const { container } = render(<Holder />)
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: t('panel.filter') })
  const type = (text: string) => {
    field.focus()
    fireEvent.input(field, { target: { value: text } })
  }
  const press = (key: string, more: object = {}) => fireEvent.keyDown(field, { key, ...more })
  const options = () => screen.queryAllByRole('option').map(({ textContent }) => textContent)
  const chosen = () => screen.queryByRole('option', { selected: true })?.querySelector('code')?.textContent
  return { container, field, type, press, options, chosen, onDone, onEscape }
}

describe('FilterField, completion', () => {
  it('selects with the arrow keys, accepts with Enter and offers the values of a field after its name', () => {
    const { field, type, press, options, chosen } = show()
    type('en')
    expect(options()).toEqual([`env:${t('query.field.env')}`])
    expect(field.getAttribute('aria-expanded')).toBe('true')
    expect(chosen()).toBeUndefined()
    press('ArrowDown')
    expect(chosen()).toBe('env:')
    expect(field.getAttribute('aria-activedescendant')).toBe('filter-offer-0')
    press('Enter')
    expect(field.value).toBe('env:')
    expect(options()).toEqual(['production', 'staging'])
    press('ArrowUp')
    expect(chosen()).toBe('staging')
    press('Tab')
    expect(field.value).toBe('env:staging ')
    expect(options()).toEqual([])
    expect(field.getAttribute('aria-expanded')).toBe('false')
  })

  it('cycles back to no selection, where Enter submits the typed text', () => {
    const { type, press, chosen, onDone, options } = show()
    type('env:p')
    expect(options()).toEqual(['production'])
    press('ArrowDown')
    press('ArrowDown')
    expect(chosen()).toBeUndefined()
    press('Enter')
    expect(onDone).toHaveBeenLastCalledWith('env:p')
    expect(options()).toEqual([])
  })

  it('does not handle Tab without a selection', () => {
    const { type, press } = show()
    type('env:p')
    expect(press('Tab')).toBe(true)
  })

  it('accepts a suggestion by mouse and keeps the focus in the field', () => {
    const { field, type } = show()
    type('env:')
    const option = screen.getByRole('option', { name: 'staging' })
    expect(fireEvent.mouseDown(option)).toBe(false)
    fireEvent.click(option)
    expect(field.value).toBe('env:staging ')
    expect(document.activeElement).toBe(field)
  })

  it('closes on Escape without propagating it and clears the query on the next one', () => {
    const { field, type, press, options, onEscape } = show()
    type('env:')
    press('Escape')
    expect(options()).toEqual([])
    expect(field.value).toBe('env:')
    press('Escape')
    expect(field.value).toBe('')
    expect(onEscape).not.toHaveBeenCalled()
    press('Escape')
    expect(onEscape).toHaveBeenCalledOnce()
  })

  it.each(['env:production ', '(', 'a -'])('offers all fields after %j only on Ctrl+Space', (text) => {
    const { type, press, options } = show()
    type(text)
    expect(options()).toEqual([])
    press(' ', { ctrlKey: true })
    expect(options()[0]).toBe(`goal:${t('query.field.goal')}`)
  })

  it('offers all fields, or the history if there is any, on ArrowDown in an empty field', () => {
    const first = show()
    first.press('ArrowDown')
    expect(first.options()[0]).toBe(`goal:${t('query.field.goal')}`)
    cleanup()
    const second = show(['env:staging -goal:a', 'basket'])
    second.press('ArrowDown')
    expect(second.options()).toEqual(['env:staging -goal:a', 'basket'])
    second.press('ArrowDown')
    second.press('Enter')
    expect(second.field.value).toBe('env:staging -goal:a')
    expect(second.options()).toEqual([])
  })
})

describe('FilterField, invalid query', () => {
  it('describes the problem below the field and marks its position', () => {
    const { container, field, type } = show()
    type('a verdit:unknown b')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const said = document.getElementById(field.getAttribute('aria-describedby') ?? '')
    expect(said?.textContent).toContain(t('query.problem.nearField', { name: 'verdit', near: 'verdict' }))
    expect(container.querySelector('.filter-marked mark')?.textContent).toBe('verdit:unknown')
    type('a')
    expect(field.getAttribute('aria-invalid')).toBe('false')
    expect(field.getAttribute('aria-describedby')).toBeNull()
    expect(container.querySelector('.filter-marked')).toBeNull()
    expect(said?.textContent).toBe('')
  })

  it('reports no problem while the query is being completed', () => {
    const { field, type, press } = show()
    type('env:')
    expect(field.getAttribute('aria-invalid')).toBe('false')
    press('Escape')
    expect(field.getAttribute('aria-invalid')).toBe('true')
  })
})

describe('FilterField, history', () => {
  it('reports the query when the field loses focus', () => {
    const { field, type, onDone } = show()
    type('basket')
    fireEvent.blur(field)
    expect(onDone).toHaveBeenCalledWith('basket')
  })
})
