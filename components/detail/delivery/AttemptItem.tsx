import { useId, useState } from 'preact/hooks'
import { type Attempt, durationOf, momentOf } from '../../../core/attempt'
import { answerOf } from '../../../core/delivery/collector-response'
import type { Try } from '../../../core/delivery/delivery'
import { reportOf } from '../../../core/delivery/report'
import { fateMessage } from '../../../core/delivery/words'
import { say, t } from '../../../locales/say'
import type { AttemptBar } from './attempt-bars'
import { Icon } from '../../shared/Icon'
import { exactTime } from '../../shared/moment'
import { witnessesOf } from '../../shared/sender'

/** Of a longer answer the beginning is shown, in UTF-16 code units. */
const SHOWN_CHARACTERS = 4000

interface AttemptItemProps {
  readonly one: Try
  /** From 1. */
  readonly number: number
  readonly bar: AttemptBar
  /** Length of the axis, in ms. */
  readonly span: number
  /** Open from the start. */
  readonly open: boolean
}

/** One attempt: a line on the axis, which opens to all that is known of it. */
export function AttemptItem({ one, number, bar, span, open }: AttemptItemProps) {
  const [isOpen, setOpen] = useState(open)
  const id = useId()
  const { attempt, fate } = one
  const took = tookOf(attempt)
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
        <Track bar={bar} span={span} kind={fate.kind} />
        <Dot />
        <span class="fate">{say(fateMessage(fate))}</span>
      </button>
      <div id={id} class="attempt-facts" hidden={!isOpen}>
        {isOpen && <AttemptFacts attempt={attempt} />}
      </div>
    </li>
  )
}

/** Set apart by place for the eye, and by this for the ear. */
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

/** “503 after 12 ms”, “ended after 12 ms”; null when no end of it was seen. */
function tookOf(attempt: Attempt): string | null {
  const [report, ms] = [reportOf(attempt), durationOf(attempt)]
  if (!report || report.isGivenUp || ms === null) return null
  return report.status === null
    ? t('delivery.endedAfter', { ms })
    : t('detail.answerAfter', { answer: String(report.status), ms })
}

function AttemptFacts({ attempt }: { attempt: Attempt }) {
  const report = reportOf(attempt)
  const duration = durationOf(attempt)
  return (
    <dl class="facts">
      <dt>{t('detail.sentAt')}</dt>
      <dd translate={false}>{exactTime(momentOf(attempt))}</dd>
      <dt>{t('delivery.status')}</dt>
      <dd>{report?.status ?? t('delivery.noStatus')}</dd>
      {report?.error !== undefined && (
        <>
          <dt>{t('delivery.error')}</dt>
          <dd translate={false}>{report.error}</dd>
        </>
      )}
      <dt>{t('delivery.duration')}</dt>
      <dd>{duration === null ? t('detail.noAnswer') : t('delivery.ms', { ms: duration })}</dd>
      <dt>{t('detail.seenBy')}</dt>
      <dd>{witnessesOf(attempt)}</dd>
      {report !== null && report.status !== null && <AnswerText attempt={attempt} />}
    </dl>
  )
}

/** What was answered, to the letter. */
function AnswerText({ attempt }: { attempt: Attempt }) {
  const text = answerOf(attempt)?.text
  return (
    <>
      <dt>{t('detail.answer')}</dt>
      {text === undefined || text === '' ? (
        <dd>{t(text === '' ? 'delivery.emptyAnswer' : 'delivery.unreadAnswer')}</dd>
      ) : (
        <dd>
          <pre class="raw" tabIndex={0} aria-label={t('detail.answer')}>
            <span translate={false}>{text.slice(0, SHOWN_CHARACTERS)}</span>
          </pre>
          {text.length > SHOWN_CHARACTERS &&
            t('delivery.cutAnswer', { shown: SHOWN_CHARACTERS, all: text.length })}
        </dd>
      )}
    </>
  )
}
