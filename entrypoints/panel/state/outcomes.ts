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

/** What became of the deliveries of a panel, as time goes by. */
interface Outcomes {
  readonly statusOf: ReadonlySignal<(delivery: Delivery) => DeliveryStatus>
  /** Another function only when deliveries come or an outcome is another one: for what looks at all rows. */
  readonly stableStatusOf: ReadonlySignal<(delivery: Delivery) => DeliveryStatus>
  readonly troubles: ReadonlySignal<readonly ContextTrouble[]>
  /** Ms since the epoch, as far as it was told; 0 at first. */
  readonly now: ReadonlySignal<number>
  /** Something of it may change by time alone. */
  readonly isWaiting: ReadonlySignal<boolean>
  readonly tick: (now: number) => void
}

/** Follows what became of deliveries. What is settled is looked at once. */
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
  /** Those that were not settled the last time: of 100,000 it is only a few. */
  const open = computed(() => entries.value.filter(({ delivery }) => !settled.has(delivery)))
  const waiting = computed(() => open.value.filter(({ delivery }) => !stateNow.value(delivery).isSettled))
  const openOutcomes = computed(() =>
    open.value.map(({ delivery }) => outcomeKey(stateNow.value(delivery))).join(),
  )
  // What has rows is a publish, and needs no further look.
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
    // The same list as long as there is nothing new: the lines of the panel's list are made of it.
    troubles: computed(() => {
      const next = contextTroubles(loads.value, hasPublished, stateNow.value)
      return isSame(last, next) ? last : (last = next)
    }),
    now,
    isWaiting: computed(() => waiting.value.length > 0),
    tick: (at) => (now.value = at),
  }
}

const outcomeKey = ({ outcome, isLost }: DeliveryStatus): string => `${outcome} ${isLost}`

const isSame = (before: readonly ContextTrouble[], next: readonly ContextTrouble[]): boolean =>
  before.length === next.length &&
  next.every(({ kind, status }, index) => before[index]?.kind === kind && before[index].status === status)
