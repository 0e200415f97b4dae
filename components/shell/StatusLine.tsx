import type { Message } from '../../core/message'
import type { Coverage, TabState } from '../../core/protocol/panel'
import type { Summary } from '../../core/record/summary'
import { say, t } from '../../locales/say'
import { Icon } from '../shared/Icon'

interface StatusLineProps {
  readonly summary: Summary
  readonly tab: TabState | null
  readonly coverage: Coverage | null
  /** Number of rows that pass the filter; null without a filter. */
  readonly shown: number | null
  readonly rows: number
  /** The filter hasn't checked every row yet. */
  readonly filtering: boolean
  /** Number of rows left out because their goals are muted. */
  readonly muted: number
  /** Number of rows that this panel dropped because it had too many. */
  readonly droppedRows: number
  readonly problem: Message | null
}

interface Part {
  readonly text: string
  /** Explains the part and, if something is missing, how to fix it. */
  readonly hint?: string
  readonly missing?: boolean
}

/**
 * Counts and coverage of the tab. Coverage is always shown, so that the user doesn't mistake a gap in it for an
 * absence of events.
 */
export function StatusLine(props: StatusLineProps) {
  const { problem, coverage } = props
  return (
    <footer class="status" aria-label={t('status.label')}>
      {problem && (
        <span role="alert" class="problem">
          {say(problem)}
        </span>
      )}
      {[...(coverage ? coverageParts(coverage) : []), lossPart(props), ...countParts(props)].map(
        ({ text, hint, missing }) => (
          <span key={text} title={hint} class={missing ? 'missing' : undefined}>
            {missing && <Icon name="warning" />}
            {text}
          </span>
        ),
      )}
    </footer>
  )
}

/** Returns the parts for the wrapper, the frames, the network and site access, whether or not something is missing. */
function coverageParts({ page, frames, network }: Coverage): Part[] {
  const wrapperPart: Part = {
    text: t(`status.page.${page}`),
    hint: t(`status.pageHint.${page}`),
    missing: page !== 'inPlace',
  }
  // Extensions can't observe such a page, so there is nothing else to report.
  if (page === 'restricted' || page === 'closed') return [wrapperPart]
  const withheld = page === 'noAccess'
  return [
    wrapperPart,
    {
      // Only the wrapper in the main document can count the frames.
      text:
        frames.all === 0
          ? t('status.framesUnknown')
          : t('status.frames', { covered: frames.covered }, frames.all),
      hint: t('status.framesHint'),
      missing: frames.covered < frames.all,
    },
    {
      text: t(network ? 'status.network.on' : 'status.network.off'),
      hint: t(network ? 'status.network.onHint' : 'status.network.offHint'),
      missing: !network,
    },
    {
      text: t(withheld ? 'status.access.withheld' : 'status.access.given'),
      hint: t(withheld ? 'status.access.withheldHint' : 'status.access.givenHint'),
      missing: withheld,
    },
  ]
}

function lossPart({ tab, droppedRows }: StatusLineProps): Part {
  const dropped = (tab?.dropped ?? 0) + droppedRows
  return { text: t('status.dropped', {}, dropped), hint: t('status.droppedHint'), missing: dropped > 0 }
}

function countParts({ summary, tab, shown, rows, filtering, muted }: StatusLineProps): Part[] {
  const { verdicts } = summary
  const skipped = tab?.skipped ?? 0
  return [
    `${t('status.goals', {}, summary.goals)} ${t('status.publishes', {}, summary.publishesWithGoals)}`,
    summary.publishesWithoutGoals > 0 && t('status.withoutGoals', {}, summary.publishesWithoutGoals),
    summary.unreadable > 0 && t('status.unreadable', {}, summary.unreadable),
    verdicts.unknown > 0 && t('status.unknown', {}, verdicts.unknown),
    verdicts.notVisible > 0 && t('status.notVisible', {}, verdicts.notVisible),
    verdicts.archived > 0 && t('status.archived', {}, verdicts.archived),
    verdicts.unchecked > 0 && t('status.unchecked', {}, verdicts.unchecked),
    filtering ? t('filter.busy') : shown !== null && t('status.shown', { shown }, rows),
    muted > 0 && t('status.muted', {}, muted),
    skipped > 0 && t('status.skipped', {}, skipped),
  ]
    .filter((text) => text !== false)
    .map((text) => ({ text }))
}
