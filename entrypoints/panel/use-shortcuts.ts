import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import { handleShortcut, type PanelAction } from '../../components/shortcuts/shortcuts'
import { type Grouping, GROUPINGS } from '../../core/list-layout'
import type { Layout } from './state/layout'

interface Shortcuts {
  readonly menu: RefObject<HTMLDivElement | null>
  readonly findMe: RefObject<HTMLDivElement | null>
  readonly sheet: RefObject<HTMLDialogElement | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** Handles the keyboard shortcuts of the whole panel. */
export function useShortcuts(
  layout: Layout,
  actions: Pick<
    Record<PanelAction, () => void>,
    'mute' | 'pause' | 'compare' | 'mark' | 'previous' | 'next' | 'export' | 'openFile'
  >,
): Shortcuts {
  const menu = useRef<HTMLDivElement>(null)
  const findMe = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDialogElement>(null)
  const handlers: Record<PanelAction, () => void> = {
    filter: () => document.querySelector<HTMLElement>('.filter-field input')?.focus(),
    sheet: () => sheet.current?.showModal(),
    findMe: () => findMe.current?.showPopover(),
    columns: () => menu.current?.showPopover(),
    strip: () => layout.change((now) => ({ ...now, strip: !now.strip })),
    group: () => layout.change((now) => ({ ...now, group: nextGrouping(now.group) })),
    ...actions,
  }
  const onKeyDown = (event: KeyboardEvent) =>
    handleShortcut(event, scopeOf(event.target as HTMLElement), handlers)
  return { menu, findMe, sheet, onKeyDown }
}

/** Returns the scope of a key event. A `<select>` in the detail keeps its own keys. */
function scopeOf(target: HTMLElement): 'list' | 'detail' | null {
  if (target.getAttribute('role') === 'grid') return 'list'
  return target.closest('.detail') && target.tagName !== 'SELECT' ? 'detail' : null
}

const nextGrouping = (group: Grouping): Grouping =>
  GROUPINGS[(GROUPINGS.indexOf(group) + 1) % GROUPINGS.length] ?? 'page'
