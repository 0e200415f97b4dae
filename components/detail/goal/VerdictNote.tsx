import { HELP_OF_VERDICT } from '../../../core/help/help-pages'
import type { Judge } from '../../../core/registry/judge'
import type { Judgement } from '../../../core/registry/verdict'
import { HelpLink } from '../../help/HelpLink'
import { Sentence } from '../../shared/Sentence'
import { VerdictLabel } from '../../shared/VerdictLabel'
import { judgedBy } from '../../workspaces/workspace-words'

interface VerdictNoteProps {
  readonly judgement: Judgement
  readonly collectorUrl: string
  readonly judge: Judge
  /** Ms since the epoch. */
  readonly now: number
}

/** A verdict on a goal with its reason, and whose registry has judged it, and how old that is. */
export function VerdictNote({ judgement, collectorUrl, judge, now }: VerdictNoteProps) {
  const known = judge.workspace(collectorUrl)
  const gap = judgement.verdict === 'unchecked' ? known?.index?.registry.goals.gap : null
  const by = judgedBy(known, now)
  const help = HELP_OF_VERDICT[judgement.verdict]
  return (
    <div class={`reason reason-${judgement.verdict}`}>
      <p>
        <VerdictLabel judgement={judgement} /> <Sentence of={judgement.reason} />
        {help && (
          <>
            {' '}
            <HelpLink page={help} words="why" />
          </>
        )}
        {gap && (
          <>
            {' '}
            <Sentence of={gap} />
          </>
        )}
      </p>
      {by !== null && <p class="quiet">{by}</p>}
    </div>
  )
}
