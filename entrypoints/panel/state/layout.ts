import { type ReadonlySignal, signal } from '@preact/signals'
import type { ListLayout } from '../../../core/list-layout'
import type { Setting } from '../../../settings/setting'

/** Layout of the list, and the function that changes it. */
export interface Layout {
  readonly value: ReadonlySignal<ListLayout>
  readonly change: (next: (now: ListLayout) => ListLayout) => void
  /** True if the layout could not be saved. It then applies only until this panel is closed. */
  readonly isUnsaved: ReadonlySignal<boolean>
}

/** Follows the setting. Changes are visible immediately and saved afterwards. */
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
