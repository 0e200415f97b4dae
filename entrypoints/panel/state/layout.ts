import { type ReadonlySignal, signal } from '@preact/signals'
import type { ListLayout } from '../../../core/list-layout'
import type { Setting } from '../../../settings/setting'

/** The layout of the list, and the way to change it. */
export interface Layout {
  readonly value: ReadonlySignal<ListLayout>
  readonly change: (next: (now: ListLayout) => ListLayout) => void
  /** It could not be kept: the list is laid out as asked for, but only as long as this panel is open. */
  readonly isUnkept: ReadonlySignal<boolean>
}

/** Follows the setting. What is changed is seen at once, and kept after. */
export function followLayout(setting: Setting<ListLayout>): Layout {
  const isUnkept = signal(false)
  const keep = (kept: Promise<void>) =>
    kept.then(
      () => (isUnkept.value = false),
      () => (isUnkept.value = true),
    )
  void keep(setting.follow())
  return {
    value: setting.value,
    isUnkept,
    change: (next) => void keep(setting.write(next(setting.value.value))),
  }
}
