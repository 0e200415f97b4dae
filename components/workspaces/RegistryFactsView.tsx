import { type Message, message } from '../../core/message'
import type { RegistryFacts, WorkspaceState } from '../../core/registry/workspace'
import { t } from '../../locales/say'
import { HelpLink } from '../help/HelpLink'
import { Icon } from '../shared/Icon'
import { calendarTime, shortTime } from '../shared/format-time'
import { Sentence } from '../shared/Sentence'
import { type Gap, gapsOf, listWords, namesOf } from './list-words'
import { relativeTime } from './relative-time'
import { endsSoon } from './workspace-words'

interface RegistryFactsViewProps {
  readonly state: WorkspaceState
  /** Ms since the epoch. */
  readonly now: number
}

/** The contents of a workspace's registry, their age, and any gaps and problems. */
export function RegistryFactsView({ state, now }: RegistryFactsViewProps) {
  const { facts, problem, expiresAt, workspace, eventsProblem } = state
  const isFile = workspace.source.kind === 'file'
  return (
    <>
      {facts ? (
        <>
          <p>{listWords(facts).join(' · ')}</p>
          {gapsOf(facts).map((gap) => (
            <GapLine key={gap.lists[0]} gap={gap} matters={!isFile && !onlyExperiments(gap)} />
          ))}
          {facts.showsGap && <Warning of={message('options.showsGap')} />}
        </>
      ) : (
        !problem && <p>{t('options.neverFetched')}</p>
      )}
      {problem && <Failure problem={problem} facts={facts} now={now} />}
      {eventsProblem && (
        <p class="caution">
          <Icon name="warning" /> {t('options.eventsProblem')} <Sentence of={eventsProblem} />
        </p>
      )}
      {expiresAt !== null && problem?.key !== 'consoleAnswer.tokenEnded' && (
        <TokenEnd expiresAt={expiresAt} now={now} />
      )}
      {facts && (
        <p class="hint">
          <time dateTime={isoOf(facts.fetchedAt)} title={calendarTime(facts.fetchedAt)}>
            {registryAge(facts.fetchedAt, now, isFile)}
          </time>
        </p>
      )}
    </>
  )
}

/** Returns true if only experiments are missing. They are optional, so the gap needs no warning. */
const onlyExperiments = ({ lists }: Gap): boolean => lists.every((list) => list === 'experiments')

function GapLine({ gap, matters }: { gap: Gap; matters: boolean }) {
  const lists = namesOf(gap)
  return (
    <p class={matters ? 'caution' : 'hint'}>
      {matters && <Icon name="warning" />}{' '}
      {t(gap.partly ? 'options.gap.partly' : 'options.gap.none', { lists })}{' '}
      {gap.reason && <Sentence of={gap.reason} />}
    </p>
  )
}

function Failure({ problem, facts, now }: { problem: Message; facts: RegistryFacts | null; now: number }) {
  return (
    <p class="wrong box">
      <Icon name="warning" /> {problem.key !== 'consoleAnswer.noSecret' && `${t('options.problem')} `}
      <Sentence of={problem} />
      {facts && ` ${t('options.keptOlder', { time: shortTime(facts.fetchedAt, now) })}`}{' '}
      <HelpLink page="connection" />
    </p>
  )
}

function TokenEnd({ expiresAt, now }: { expiresAt: number; now: number }) {
  const values = { time: shortTime(expiresAt, now), relative: relativeTime(expiresAt, now) }
  if (expiresAt <= now) {
    return (
      <p class="wrong box">
        <Icon name="warning" /> {t('options.token.ended', values)}
      </p>
    )
  }
  if (endsSoon(expiresAt, now)) return <Warning of={message('options.token.ends', values)} />
  return <p class="hint">{t('options.token.ends', values)}</p>
}

/** A warning that the user can act on, and that doesn't block anything. */
export function Warning({ of }: { of: Message }) {
  return (
    <p class="caution">
      <Icon name="warning" /> <Sentence of={of} />
    </p>
  )
}

function registryAge(fetchedAt: number, now: number, isFile: boolean): string {
  if (now - fetchedAt < 60_000) return t(isFile ? 'options.asOfNow' : 'options.fetchedNow')
  return t(isFile ? 'options.asOf' : 'options.fetched', { relative: relativeTime(fetchedAt, now) })
}

/** Returns a time in ISO format, or an empty string for a number outside the range of dates, which a file may contain. */
const isoOf = (time: number): string => (Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : '')
