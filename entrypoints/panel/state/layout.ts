import { type ReadonlySignal, signal } from '@preact/signals'
import type { ListLayout } from '../../../core/list-layout'
import type { Setting } from '../../../settings/setting'

/** The layout of the list, and the way to change it. */
export interface Layout {
  readonly value: ReadonlySignal<ListLayout>
  readonly change: (next: (now: ListLayout) => ListLayout) => void
  /** It could not be kept: the list is laid out as asked for, but only as long as this panel is open. */
  readonly isUnsaved: ReadonlySignal<boolean>
}

/** Follows the setting. What is changed is seen at once, and kept after. */
export function createLayout(setting: Setting<ListLayout>): Layout {
  const isUnsaved = signal(false)
  const keep = (pending: Promise<void>) =>
    pending.then(
      () => (isUnsaved.value = false),
      () => (isUnsaved.value = true),
    )
  void keep(setting.follow())
  return {
    value: setting.value,
    isUnsaved,
    change: (next) => void keep(setting.write(next(setting.value.value))),
  }
}
