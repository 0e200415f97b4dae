import { useId, useState } from 'preact/hooks'
import { type Attempt, durationOf, attemptStartedAt } from '../../../core/attempt'
import { responseOf } from '../../../core/delivery/collector-response'
import type { AttemptStatus } from '../../../core/delivery/delivery'
import { mergedResultOf } from '../../../core/delivery/merged-result'
import { outcomeMessage } from '../../../core/delivery/outcome-messages'
import { say, t } from '../../../locales/say'
import type { AttemptBar } from './attempt-bars'
import { Icon } from '../../shared/Icon'
import { exactTime } from '../../shared/format-time'
import { sourceNames } from '../../shared/request-sender'

/** Maximum length of the response shown, in UTF-16 code units. A longer one is cut off. */
const MAX_SHOWN_CHARS = 4000

interface AttemptItemProps {
  readonly attemptStatus: AttemptStatus
  /** Number of the attempt, counted from 1. */
  readonly number: number
  readonly bar: AttemptBar
  /** Length of the axis, in ms. */
  readonly span: number
  /** True if the attempt is expanded at first. */
  readonly open: boolean
}

/** One attempt: a line with a bar on the time axis, which expands to show its facts. */
export function AttemptItem({ attemptStatus, number, bar, span, open }: AttemptItemProps) {
  const [isOpen, setOpen] = useState(open)
  const id = useId()
  const { attempt, outcome } = attemptStatus
  const took = durationText(attempt)
  return (
    <li>
      <button
        type="button"
        class="attempt"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'expanded' : 'collapsed'} />
        <span class="which">{t('delivery.attempt', { attempt: number })}</span>
        <Dot />
        <span class="number">{t('delivery.offset', { ms: Math.round(bar.from) })}</span>
        {took !== null && <Dot />}
        <span class="number took">{took}</span>
        <Track bar={bar} span={span} kind={outcome.kind} />
        <Dot />
        <span class="fate">{say(outcomeMessage(outcome))}</span>
      </button>
      <div id={id} class="attempt-facts" hidden={!isOpen}>
        {isOpen && <AttemptFacts attempt={attempt} />}
      </div>
    </li>
  )
}

/** A separator for screen readers. Other users see the parts at different positions. */
const Dot = () => <span class="unseen"> · </span>

function Track({ bar, span, kind }: { bar: AttemptBar; span: number; kind: string }) {
  const percent = (ms: number) => `${(100 * ms) / span}%`
  return (
    <span class="track" aria-hidden="true">
      <span
        class={`bar-of-time end-${bar.end} outcome-${kind}`}
        style={{ left: percent(bar.from), width: percent(bar.to - bar.from) }}
      />
    </span>
  )
}

/** Returns “503 after 12 ms” or “ended after 12 ms”, or null if no end of the attempt was seen. */
function durationText(attempt: Attempt): string | null {
  const [result, ms] = [mergedResultOf(attempt), durationOf(attempt)]
  if (!result || result.isGivenUp || ms === null) return null
  return result.status === null
    ? t('delivery.endedAfter', { ms })
    : t('detail.answerAfter', { answer: String(result.status), ms })
}

function AttemptFacts({ attempt }: { attempt: Attempt }) {
  const result = mergedResultOf(attempt)
  const duration = durationOf(attempt)
  return (
    <dl class="facts">
      <dt>{t('detail.sentAt')}</dt>
      <dd translate={false}>{exactTime(attemptStartedAt(attempt))}</dd>
      <dt>{t('delivery.status')}</dt>
      <dd>{result?.status ?? t('delivery.noStatus')}</dd>
      {result?.error !== undefined && (
        <>
          <dt>{t('delivery.error')}</dt>
          <dd translate={false}>{result.error}</dd>
        </>
      )}
      <dt>{t('delivery.duration')}</dt>
      <dd>{duration === null ? t('detail.noAnswer') : t('delivery.ms', { ms: duration })}</dd>
      <dt>{t('detail.seenBy')}</dt>
      <dd>{sourceNames(attempt)}</dd>
      {result !== null && result.status !== null && <ResponseText attempt={attempt} />}
    </dl>
  )
}

/** The response, verbatim. */
function ResponseText({ attempt }: { attempt: Attempt }) {
  const text = responseOf(attempt)?.text
  return (
    <>
      <dt>{t('detail.answer')}</dt>
      {text === undefined || text === '' ? (
        <dd>{t(text === '' ? 'delivery.emptyAnswer' : 'delivery.unreadAnswer')}</dd>
      ) : (
        <dd>
          <pre class="raw" tabIndex={0} aria-label={t('detail.answer')}>
            <span translate={false}>{text.slice(0, MAX_SHOWN_CHARS)}</span>
          </pre>
          {text.length > MAX_SHOWN_CHARS &&
            t('delivery.cutAnswer', { shown: MAX_SHOWN_CHARS, all: text.length })}
        </dd>
      )}
    </>
  )
}
