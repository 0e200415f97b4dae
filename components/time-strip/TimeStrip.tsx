import { useMemo, useState } from 'preact/hooks'
import { MIN_IDLE_MS } from '../../core/timeline/axis'
import { nearestBin } from '../../core/timeline/near'
import type { TimeBin, Timeline } from '../../core/timeline/timeline'
import { t } from '../../locales/say'
import { clockTime, exactTime } from '../shared/format-time'
import { KEY_SHAPES, SLOT_WIDTH_PX, STRIP_HEIGHT_PX, stripShapes } from './strip-shapes'
import { binWords, someNames, stripCounts } from './strip-words'

interface TimeStripProps {
  readonly timeline: Timeline
  /** Time of the line selected in the list, in ms since the epoch; null without a selection. */
  readonly selectedAt: number | null
  /** Returns the names of a bin's goals, in chronological order. */
  readonly namesIn: (bin: TimeBin) => readonly string[]
  /** Called for a click, Enter or Space on a bin. A key also moves the focus to the list. */
  readonly onPick: (bin: TimeBin, isByKey: boolean) => void
}

/**
 * The time strip: the events of a tab along a time axis. One Tab stop: the arrow keys move between bins, like those of
 * a slider.
 */
export function TimeStrip({ timeline, selectedAt, namesIn, onPick }: TimeStripProps) {
  const { bins } = timeline
  const [pointed, setPointed] = useState<number | null>(null)
  const [reached, setReached] = useState<number | null>(null)
  const [isKeyFocused, setKeyFocused] = useState(false)
  const current = binAt(bins, reached ?? selectedAt)
  const pointedBin = pointed === null ? null : nearestBin(bins, pointed)
  const active = pointedBin ?? (isKeyFocused && current ? current : null)
  const currentNames = useMemo(() => (current ? someNames(namesIn(current)) : ''), [current, namesIn])
  if (!current) return null

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const index = bins.indexOf(current)
    const step = STEPS[event.key]
    if (step) setReached((bins[step(index, bins.length - 1)] ?? current).from)
    else if (event.key === 'Enter' || event.key === ' ') onPick(current, true)
    else return
    setPointed(null)
    setKeyFocused(true)
    event.preventDefault()
  }
  return (
    <>
      <div
        class="scale"
        role="slider"
        tabIndex={0}
        aria-label={t('strip.label')}
        aria-valuemin={1}
        aria-valuemax={bins.length}
        aria-valuenow={bins.indexOf(current) + 1}
        aria-valuetext={withNames(binWords(current), currentNames)}
        onKeyDown={onKeyDown}
        // Focus by mouse doesn't replace the legend with the current bin.
        onFocus={(event) => setKeyFocused(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => (setKeyFocused(false), setReached(null))}
        onPointerMove={(event) => setPointed(slotUnder(event))}
        onPointerLeave={() => setPointed(null)}
        onClick={(event) => {
          const bin = nearestBin(bins, slotUnder(event))
          if (bin) onPick(bin, false)
          setReached(null)
        }}
      >
        <Shapes timeline={timeline} active={active} selected={selectedAt === null ? null : current} />
      </div>
      {active ? <BinSummary bin={active} namesIn={namesIn} /> : <Legend timeline={timeline} />}
    </>
  )
}

/** Functions that return the index of the bin that a key moves to, given the current and the last index. */
const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowLeft: (index) => Math.max(0, index - 1),
  ArrowDown: (index) => Math.max(0, index - 1),
  ArrowRight: (index, last) => Math.min(last, index + 1),
  ArrowUp: (index, last) => Math.min(last, index + 1),
  Home: () => 0,
  End: (_, last) => last,
}

/** Returns the bin that contains a time, or else the last bin before it. Returns the newest bin if `time` is null. */
const binAt = (bins: readonly TimeBin[], time: number | null): TimeBin | undefined =>
  (time === null ? undefined : (bins.findLast(({ from }) => from <= time) ?? bins[0])) ?? bins.at(-1)

/**
 * Returns the position of the pointer in slots. A whole number is the middle of that slot's shapes, which are 1 px
 * narrower than the slot.
 */
const slotUnder = ({ currentTarget, clientX }: MouseEvent): number =>
  (clientX - (currentTarget as HTMLElement).getBoundingClientRect().left) / SLOT_WIDTH_PX - 0.5

const withNames = (words: string, names: string): string =>
  names === '' ? words : t('strip.named', { words, names })

interface ShapesProps {
  readonly timeline: Timeline
  /** The bin that is pointed at, or has the focus. */
  readonly active: TimeBin | null
  /** The bin of the line selected in the list. */
  readonly selected: TimeBin | null
}

function Shapes({ timeline, active, selected }: ShapesProps) {
  const width = timeline.slots * SLOT_WIDTH_PX
  const { idle, pages, exposures, rest, goals, early, failed } = useMemo(
    () => stripShapes(timeline),
    [timeline],
  )
  return (
    <svg
      width={width}
      height={STRIP_HEIGHT_PX}
      viewBox={`0 0 ${width} ${STRIP_HEIGHT_PX}`}
      aria-hidden="true"
    >
      {selected && <Ground kind="strip-selected" bin={selected} />}
      {active && <Ground kind="strip-told" bin={active} />}
      <path class="strip-ground" d={`M0 18.5H${width}`} />
      <path class="strip-idle" d={idle} />
      <path class="strip-pages" d={pages} />
      <path class="strip-exposures" d={exposures} />
      <path class="strip-rest" d={rest} />
      <path class="strip-goals" d={goals} />
      <path class="strip-early" d={early} />
      <path class="strip-failed" d={failed} />
    </svg>
  )
}

const Ground = ({ kind, bin }: { kind: string; bin: TimeBin }) => (
  <rect
    class={kind}
    x={bin.slot * SLOT_WIDTH_PX - 0.5}
    y="0"
    width={SLOT_WIDTH_PX}
    height={STRIP_HEIGHT_PX}
  />
)

function BinSummary({ bin, namesIn }: { bin: TimeBin; namesIn: TimeStripProps['namesIn'] }) {
  const names = useMemo(() => someNames(namesIn(bin)), [bin, namesIn])
  return (
    <p class="line told">
      {binWords(bin)}{' '}
      <bdi class="goal-name" translate={false} data-hits="goal">
        {names}
      </bdi>
    </p>
  )
}

/** The time span of the strip, and a key of its shapes. */
function Legend({ timeline: { bins, idle, total } }: { timeline: Timeline }) {
  return (
    <p class="line">
      <Time at={bins[0]?.from ?? 0} />
      <span class="keys">
        {stripCounts(total).map(({ kind, words }) => (
          <span key={words} class={`key key-${kind}`}>
            <Key kind={kind} /> {words}
          </span>
        ))}
        {idle.length > 0 && (
          <span class="key key-idle">
            <Key kind="idle" /> {t('strip.idle', { seconds: MIN_IDLE_MS / 1000 })}
          </span>
        )}
      </span>
      <Time at={bins.at(-1)?.to ?? 0} />
    </p>
  )
}

const Time = ({ at }: { at: number }) => (
  <time class="number" translate={false} title={exactTime(at)}>
    {clockTime(at)}
  </time>
)

const Key = ({ kind }: { kind: keyof typeof KEY_SHAPES }) => (
  <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
    <path class={`strip-${kind}`} d={KEY_SHAPES[kind]} />
  </svg>
)
