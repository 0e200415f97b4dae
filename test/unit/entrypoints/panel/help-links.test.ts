// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest'
import { handleHelpLinks } from '../../../../entrypoints/panel/help-links'

it('opens the help pages of known rules only', () => {
  const root = document.createElement('div')
  root.innerHTML =
    '<a href="/help/findings/no-units.html">x</a><a href="/help/findings/no-such-rule.html">x</a>'
  const send = vi.fn()
  handleHelpLinks(root, send)
  for (const link of root.querySelectorAll('a')) link.click()
  expect(send).toHaveBeenCalledExactlyOnceWith({ type: 'rule', rule: 'no-units' })
})

it('opens help pages with a request and ignores other links', () => {
  const root = document.createElement('div')
  root.innerHTML =
    '<a href="/help/blocked.html"><span>Why?</span></a><a href="https://acme.absmartly.com/help/blocked.html">x</a>'
  const open = vi.fn()
  handleHelpLinks(root, open)
  const click = (selector: string, more: MouseEventInit = {}) => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...more })
    root.querySelector(selector)?.dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(click('a span')).toBe(true)
  expect(open).toHaveBeenCalledExactlyOnceWith({ type: 'help', page: 'blocked' })
  expect(click('a span', { ctrlKey: true })).toBe(false)
  expect(click('a:last-child')).toBe(false)
  expect(open).toHaveBeenCalledOnce()
})
