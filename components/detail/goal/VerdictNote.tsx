import { HELP_FOR_VERDICT } from '../../../core/help/help-pages'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import type { NameVerdict } from '../../../core/registry/verdict'
import { HelpLink } from '../../help/HelpLink'
import { Sentence } from '../../shared/Sentence'
import { VerdictLabel } from '../../shared/VerdictLabel'
import { checkedAgainst } from '../../workspaces/workspace-words'

interface VerdictNoteProps {
  readonly nameVerdict: NameVerdict
  readonly collectorUrl: string
  readonly lookup: RegistryLookup
  /** Ms since the epoch. */
  readonly now: number
}

/** A verdict on a goal with its reason, the workspace that it was checked against, and the age of that registry. */
export function VerdictNote({ nameVerdict, collectorUrl, lookup, now }: VerdictNoteProps) {
  const known = lookup.workspace(collectorUrl)
  const gap = nameVerdict.verdict === 'unchecked' ? known?.index?.registry.goals.gap : null
  const by = checkedAgainst(known, now)
  const help = HELP_FOR_VERDICT[nameVerdict.verdict]
  return (
    <div class={`reason reason-${nameVerdict.verdict}`}>
      <p>
        <VerdictLabel nameVerdict={nameVerdict} /> <Sentence of={nameVerdict.reason} />
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
