import type { RefObject } from 'preact'
import { useRef } from 'preact/hooks'
import { type ShortcutAction, shortcutOf } from '../../components/shortcuts'
import { type Grouping, GROUPINGS } from '../../core/list-layout'
import type { Layout } from './layout'

interface Shortcuts {
  readonly menu: RefObject<HTMLDivElement | null>
  readonly sheet: RefObject<HTMLDialogElement | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
}

/** The keys of the panel that are no part's own. */
export function useShortcuts(
  layout: Layout,
  actions: Pick<Record<ShortcutAction, () => void>, 'mute' | 'pause' | 'export' | 'openFile'>,
): Shortcuts {
  const menu = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDialogElement>(null)
  const act: Record<ShortcutAction, () => void> = {
    filter: () => document.querySelector<HTMLElement>('.filter-field input')?.focus(),
    sheet: () => sheet.current?.showModal(),
    columns: () => menu.current?.showPopover(),
    strip: () => layout.change((now) => ({ ...now, strip: !now.strip })),
    group: () => layout.change((now) => ({ ...now, group: nextGrouping(now.group) })),
    ...actions,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const action = shortcutOf(event, (event.target as HTMLElement).getAttribute('role') === 'grid')
    if (!action) return
    event.preventDefault()
    act[action]()
  }
  return { menu, sheet, onKeyDown }
}

const nextGrouping = (group: Grouping): Grouping =>
  GROUPINGS[(GROUPINGS.indexOf(group) + 1) % GROUPINGS.length] ?? 'page'
