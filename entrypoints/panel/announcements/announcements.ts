import { effect, type ReadonlySignal, signal } from '@preact/signals'
import { judgeRows } from '../state/judge'
import type { PanelState } from '../state/panel-state'
import { gatherNews, NO_NEWS, replayed } from './unknown-news'

/** All rows are looked at, which may be 100,000: not more often than this, in ms. */
const LOOK_MS = 1000

/** A sentence is there for so long, in ms: less than what is between two. */
const SAID_MS = 4000

type Heard = Pick<PanelState, 'rows' | 'judge' | 'sight' | 'tab'>

/**
 * The unknown goals that a screen reader is to be told of, as they come while the panel is open; none at first. What is
 * replayed, as the panel opens or because the record began anew, is not told.
 */
export function announceUnknown(state: Heard): ReadonlySignal<readonly string[]> {
  const told = signal<readonly string[]>([])
  let news = NO_NEWS
  let epoch: string | null = null
  let timer: ReturnType<typeof setTimeout> | null = null

  const look = () => {
    timer = null
    const now = Date.now()
    const unknown = unknownNames(state)
    const current = state.tab.value?.epoch ?? null
    if (current !== epoch) {
      epoch = current
      news = replayed(news, unknown)
      return
    }
    const { news: next, say, againIn } = gatherNews(news, unknown, now)
    news = next
    if (say.length > 0) tell(say)
    if (againIn !== null) timer = setTimeout(look, againIn)
  }

  const tell = (names: readonly string[]) => {
    told.value = names
    // The same words once more would be no change, and so not read out.
    setTimeout(() => (told.value = []), SAID_MS)
  }

  effect(() => {
    void [state.rows.value, state.judge.value]
    // It is told when the replay has come to its end.
    if (state.sight.value === null) return
    timer ??= setTimeout(look, epoch === null ? 0 : LOOK_MS)
  })
  return told
}

function unknownNames({ rows, judge }: Heard): readonly string[] {
  const verdictOf = judgeRows(judge.value)
  const names = new Set<string>()
  for (const row of rows.value) {
    if (row.kind === 'goal' && verdictOf(row)?.verdict === 'unknown') names.add(row.event.goal.name)
  }
  return [...names]
}
