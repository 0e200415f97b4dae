// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { shortcutOf, type ShortcutScope, SHORTCUTS } from '../../../../components/shortcuts/shortcuts'
import { DEFAULT_LAYOUT } from '../../../../core/list-layout'
import { App } from '../../../../entrypoints/panel/App'
import { createFindings } from '../../../../entrypoints/panel/findings/follow-findings'
import { jsonBody, publishWith, seenAttempt } from '../../../fixtures/make'
import { attempts, filtersOf, panelWith, state } from '../../../fixtures/panel/panel-updates'

afterEach(cleanup)

type Focused = Exclude<ShortcutScope, 'anywhere'>

interface Press {
  readonly key: string
  readonly ctrlKey?: boolean
  readonly metaKey?: boolean
  readonly altKey?: boolean
  readonly shiftKey?: boolean
}

/** Shows a panel with one event, its detail and a JSON tree, and collapses the list's group. */
function showPanel() {
  const goal = { name: 'a', achievedAt: 1000, properties: { list: [1, 2] } }
  const panel = panelWith([
    state(),
    attempts(seenAttempt(1, { body: jsonBody(publishWith([], { goals: [goal] })) })),
  ])
  const change = vi.fn<() => void>()
  const calls = { send: vi.fn(), onExport: vi.fn(), onOpenFile: vi.fn() }
  const selectedIds = signal<ReadonlySet<string>>(new Set())
  const { container } = render(
    <App
      state={panel}
      findings={createFindings(panel)}
      filters={filtersOf(panel)}
      layout={{ value: signal(DEFAULT_LAYOUT), change, isUnsaved: signal(false) }}
      timeFormat={signal('clock' as const)}
      lost={false}
      ownTab
      selectedIds={selectedIds}
      {...calls}
    />,
  )
  for (const element of container.querySelectorAll('[popover]'))
    Object.assign(element, { showPopover: () => element.setAttribute('data-open', '') })
  const list = screen.getByRole('grid')
  fireEvent.keyDown(list, { key: 'End' })
  fireEvent.keyDown(list, { key: 'Enter' })
  fireEvent.keyDown(list, { key: 'Home' })
  fireEvent.keyDown(list, { key: 'ArrowLeft' })
  const tree = screen.getAllByRole('tree')[0] ?? list
  const collapsible = tree.querySelector('[aria-expanded=true]')
  if (collapsible) fireEvent.click(collapsible)
  const targets: Record<Focused, Element> = {
    list,
    tree,
    detail: screen.getByRole('tab', { selected: true }),
  }
  /** Returns everything that a key can change. */
  const effects = () => [
    container.innerHTML,
    selectedIds.value,
    ...[change, ...Object.values(calls)].map(({ mock }) => mock.calls.length),
  ]
  return { targets, container, effects }
}

/** Presses a key. Returns true if the panel handled it. */
function press(target: Element, init: Press): boolean {
  const event = createEvent.keyDown(target, { ...init })
  fireEvent(target, event)
  return event.defaultPrevented
}

const pressOf = (name: string): Press => {
  const key = name.split('+').at(-1) ?? ''
  const [ctrlKey, altKey, shiftKey] = ['Ctrl+', 'Alt+', 'Shift+'].map((modifier) => name.includes(modifier))
  return { key, ctrlKey: ctrlKey === true, altKey: altKey === true, shiftKey: shiftKey === true }
}

const FOCUSED: readonly Focused[] = ['list', 'detail', 'tree']
const NAMED_KEYS =
  'Enter Tab Escape Backspace Delete Insert Home End PageUp PageDown ArrowUp ArrowDown ArrowLeft ArrowRight F2 F10'
const KEYS = [
  ...NAMED_KEYS.split(' '),
  ...Array.from({ length: 95 }, (_, index) => String.fromCodePoint(32 + index)),
]
const MODIFIERS: readonly Omit<Press, 'key'>[] = [
  {},
  { shiftKey: true },
  { ctrlKey: true },
  { metaKey: true },
  { altKey: true },
  { ctrlKey: true, shiftKey: true },
]

describe('keyboard shortcuts in the panel', () => {
  it.each(
    SHORTCUTS.flatMap(({ where, keys }) =>
      Object.entries(keys).map(([key, action]) => [where, key, action] as const),
    ).filter(([, , action]) => action !== 'close'),
  )('in the scope “%s”, “%s” does “%s”', (where, key) => {
    for (const focused of where === 'anywhere' ? FOCUSED : [where]) {
      const { targets } = showPanel()
      expect(press(targets[focused], pressOf(key))).toBe(true)
      cleanup()
    }
  })

  it.each(FOCUSED)('closes the detail on Escape when the focus is in the %s', (focused) => {
    const { targets, container } = showPanel()
    press(targets[focused], { key: 'Escape' })
    expect(container.querySelector('.detail')).toBeNull()
  })

  it.each(FOCUSED)('ignores every key that the table lacks when the focus is in the %s', (focused) => {
    const { targets, effects } = showPanel()
    const target = targets[focused]
    const before = effects()
    // A tree is part of the detail.
    const scopes: readonly Focused[] = focused === 'tree' ? ['tree', 'detail'] : [focused]
    const isInTable = (pressed: Press) => {
      const event = createEvent.keyDown(target, { ...pressed }) as KeyboardEvent
      return scopes.some((scope) => shortcutOf(event, scope) !== null)
    }
    // Arrow keys switch the tabs of the detail, as in every tab list.
    const isTabKey = ({ key }: Press) => focused === 'detail' && ['ArrowLeft', 'ArrowRight'].includes(key)
    const others = KEYS.flatMap((key) => MODIFIERS.map((modifiers) => ({ key, ...modifiers }))).filter(
      (pressed) => !isInTable(pressed) && !isTabKey(pressed),
    )
    expect(others.filter((pressed) => press(target, pressed))).toEqual([])
    expect(effects()).toEqual(before)
  })
})
