import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { requestOf } from '../../../core/attempt'
import {
  type ContextTrouble,
  contextTroubles,
  isContextLoadDelivery,
} from '../../../core/delivery/context-load'
import { type Delivery, type DeliveryStatus, deliveryStatus } from '../../../core/delivery/delivery'
import type { OutcomeInputs } from '../../../core/delivery/attempt-outcome'
import { type Page, pageLeftAt } from '../../../core/page'
import type { DeliveryEntry } from '../../../core/record/delivery-store'
import { arraysEqual } from '../../../core/shallow-equal'

/** Outcomes of a panel's deliveries over time. */
export interface Outcomes {
  /** Returns the current status of a delivery. */
  readonly statusOf: ReadonlySignal<(delivery: Delivery) => DeliveryStatus>
  /**
   * Same as `statusOf`, but a new function only when deliveries or outcomes change. Use it in computations over all
   * rows.
   */
  readonly stableStatusOf: ReadonlySignal<(delivery: Delivery) => DeliveryStatus>
  /** Problems with the contexts of the tab's documents. */
  readonly troubles: ReadonlySignal<readonly ContextTrouble[]>
  /** Time of the last tick, in milliseconds since the epoch; 0 at first. */
  readonly now: ReadonlySignal<number>
  /** Whether an outcome may change just because time passes. {@link Outcomes.tick} must be called regularly then. */
  readonly isWaiting: ReadonlySignal<boolean>
  /** Sets the current time, in milliseconds since the epoch. */
  readonly tick: (now: number) => void
}

/** Tracks the outcomes of deliveries. Settled deliveries are evaluated once. */
export function createOutcomes(
  entries: ReadonlySignal<readonly DeliveryEntry[]>,
  pages: ReadonlySignal<readonly Page[]>,
  keepaliveBytes: OutcomeInputs['keepaliveBytes'],
): Outcomes {
  const now = signal(0)
  const settled = new WeakMap<Delivery, DeliveryStatus>()
  const stateNow = computed(() => {
    const inputs: OutcomeInputs = {
      now: now.value,
      leftAt: (attempt) => pageLeftAt(pages.value, requestOf(attempt)),
      keepaliveBytes,
    }
    return (delivery: Delivery): DeliveryStatus => {
      const known = settled.get(delivery)
      if (known) return known
      const status = deliveryStatus(delivery, inputs)
      if (status.isSettled) settled.set(delivery, status)
      return status
    }
  })
  /** Deliveries that were not settled the last time: only a few of 100,000. */
  const open = computed(() => entries.value.filter(({ delivery }) => !settled.has(delivery)))
  const waiting = computed(() => open.value.filter(({ delivery }) => !stateNow.value(delivery).isSettled))
  const openOutcomes = computed(() =>
    open.value.map(({ delivery }) => outcomeKey(stateNow.value(delivery))).join(),
  )
  // Entries with rows are publishes and need no check.
  const silent = computed(() => entries.value.filter(({ rows }) => rows.length === 0))
  const loads = computed(() => silent.value.map(({ delivery }) => delivery).filter(isContextLoadDelivery))
  const hasPublished = (documentId: string | null) =>
    entries.value.some(
      ({ delivery }) =>
        requestOf(delivery.attempts[0]).documentId === documentId && !loads.value.includes(delivery),
    )
  let last: readonly ContextTrouble[] = []
  return {
    statusOf: stateNow,
    stableStatusOf: computed(() => {
      void entries.value
      void openOutcomes.value
      return stateNow.peek()
    }),
    // Keep the same array while nothing has changed, since the items of the list are built from it.
    troubles: computed(() => {
      const next = contextTroubles(loads.value, hasPublished, stateNow.value)
      return arraysEqual(last, next, isSameTrouble) ? last : (last = next)
    }),
    now,
    isWaiting: computed(() => waiting.value.length > 0),
    tick: (at) => (now.value = at),
  }
}

const outcomeKey = ({ outcome, isLost }: DeliveryStatus): string => `${outcome} ${isLost}`

const isSameTrouble = (one: ContextTrouble, other: ContextTrouble): boolean =>
  one.kind === other.kind && one.status === other.status
