import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { requestOf } from '../../../core/attempt'
import { type ContextTrouble, contextTroubles, isContextLoad } from '../../../core/delivery/context-load'
import { type Delivery, type DeliveryState, stateOf } from '../../../core/delivery/delivery'
import type { Scene } from '../../../core/delivery/fate'
import { type Page, pageLeftAt } from '../../../core/page'
import type { Kept } from '../../../core/record/kept-deliveries'

/** What became of the deliveries of a panel, as time goes by. */
interface Outcomes {
  readonly stateOf: ReadonlySignal<(delivery: Delivery) => DeliveryState>
  /** Another function only when deliveries come or an outcome is another one: for what looks at all rows. */
  readonly steadyStateOf: ReadonlySignal<(delivery: Delivery) => DeliveryState>
  readonly troubles: ReadonlySignal<readonly ContextTrouble[]>
  /** Ms since the epoch, as far as it was told; 0 at first. */
  readonly now: ReadonlySignal<number>
  /** Something of it may change by time alone. */
  readonly isWaiting: ReadonlySignal<boolean>
  readonly tick: (now: number) => void
}

/** Follows what became of deliveries. What is settled is looked at once. */
export function followOutcomes(
  kept: ReadonlySignal<readonly Kept[]>,
  pages: ReadonlySignal<readonly Page[]>,
  keepaliveBytes: Scene['keepaliveBytes'],
): Outcomes {
  const now = signal(0)
  const settled = new WeakMap<Delivery, DeliveryState>()
  const stateNow = computed(() => {
    const scene: Scene = {
      now: now.value,
      leftAt: (attempt) => pageLeftAt(pages.value, requestOf(attempt)),
      keepaliveBytes,
    }
    return (delivery: Delivery): DeliveryState => {
      const known = settled.get(delivery)
      if (known) return known
      const state = stateOf(delivery, scene)
      if (state.isSettled) settled.set(delivery, state)
      return state
    }
  })
  /** Those that were not settled the last time: of 100,000 it is only a few. */
  const open = computed(() => kept.value.filter(({ delivery }) => !settled.has(delivery)))
  const waiting = computed(() => open.value.filter(({ delivery }) => !stateNow.value(delivery).isSettled))
  const openOutcomes = computed(() =>
    open.value.map(({ delivery }) => outcomeIn(stateNow.value(delivery))).join(),
  )
  // What has rows is a publish, and needs no further look.
  const silent = computed(() => kept.value.filter(({ rows }) => rows.length === 0))
  const loads = computed(() => silent.value.map(({ delivery }) => delivery).filter(isContextLoad))
  const hasPublished = (documentId: string | null) =>
    kept.value.some(
      ({ delivery }) =>
        requestOf(delivery.attempts[0]).documentId === documentId && !loads.value.includes(delivery),
    )
  let told: readonly ContextTrouble[] = []
  return {
    stateOf: stateNow,
    steadyStateOf: computed(() => {
      void kept.value
      void openOutcomes.value
      return stateNow.peek()
    }),
    // The same list as long as there is nothing new: the lines of the panel's list are made of it.
    troubles: computed(() => {
      const next = contextTroubles(loads.value, hasPublished, stateNow.value)
      return isSame(told, next) ? told : (told = next)
    }),
    now,
    isWaiting: computed(() => waiting.value.length > 0),
    tick: (at) => (now.value = at),
  }
}

const outcomeIn = ({ kind, isLost }: DeliveryState): string => `${kind} ${isLost}`

const isSame = (before: readonly ContextTrouble[], next: readonly ContextTrouble[]): boolean =>
  before.length === next.length &&
  next.every(({ kind, state }, index) => before[index]?.kind === kind && before[index].state === state)
