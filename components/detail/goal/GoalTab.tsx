import { requestOf } from '../../../core/attempt'
import type { GoalEvent } from '../../../core/publish/goal-event'
import { noGoalMessage } from '../../../core/record/row-title'
import type { Row } from '../../../core/record/row'
import { goalUses } from '../../../core/registry/goal-uses'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import type { RegistryIndex } from '../../../core/registry/registry'
import { say, t } from '../../../locales/say'
import type { WorkspaceActions } from '../../workspaces/AssignActions'
import { ConsoleLink } from './ConsoleLink'
import { CopyButton } from '../../shared/CopyButton'
import { GoalExperiments } from './GoalExperiments'
import { GoalFacts } from './GoalFacts'
import { GoalMetrics } from './GoalMetrics'
import { NotChecked } from './NotChecked'
import { VerdictNote } from './VerdictNote'

interface GoalTabProps extends WorkspaceActions {
  readonly row: Row
  readonly lookup: RegistryLookup
  /** Ms since the epoch. */
  readonly now: number
  readonly onCopy: (text: string) => Promise<boolean>
}

/** The goal in its workspace: facts, metrics and running experiments. */
export function GoalTab({ row, ...rest }: GoalTabProps) {
  if (row.kind !== 'goal') return <p class="note">{say(noGoalMessage(row))}</p>
  return <Goal event={row.event} {...rest} />
}

interface GoalProps extends Omit<GoalTabProps, 'row'> {
  readonly event: GoalEvent
}

function Goal({ event, lookup, now, onCopy, ...actions }: GoalProps) {
  const { name } = event.goal
  const collectorUrl = requestOf(event.attempt).url
  const nameVerdict = lookup.goal(name, collectorUrl)
  const known = lookup.workspace(collectorUrl)
  const isThere = nameVerdict.verdict === 'known' || nameVerdict.verdict === 'archived'
  return (
    <>
      <h2 class="goal-name">
        <bdi translate={name === ''}>{name === '' ? t('panel.unnamed') : name}</bdi>
      </h2>
      <VerdictNote nameVerdict={nameVerdict} collectorUrl={collectorUrl} lookup={lookup} now={now} />
      {isThere && known?.index ? (
        <Registered name={name} index={known.index} source={known.workspace.source} />
      ) : nameVerdict.verdict === 'unchecked' ? (
        <NotChecked collectorUrl={collectorUrl} lookup={lookup} {...actions} />
      ) : (
        <div class="actions">
          {known && <ConsoleLink source={known.workspace.source} />}
          <CopyButton text={name} label={t('goal.copyName')} onCopy={onCopy} />
        </div>
      )}
    </>
  )
}

interface RegisteredProps extends Pick<Parameters<typeof ConsoleLink>[0], 'source'> {
  readonly name: string
  readonly index: RegistryIndex
}

function Registered({ name, index, source }: RegisteredProps) {
  const goal = index.goals.byName.get(name)
  const id = goal?.id ?? index.confirmed.get(name) ?? null
  const uses = goalUses(id, index)
  return (
    <>
      <GoalFacts goal={goal} id={id} isFile={source.kind === 'file'} />
      {id !== null && <ConsoleLink source={source} goalId={id} />}
      <GoalMetrics uses={uses} list={index.registry.metrics} />
      <GoalExperiments uses={uses} registry={index.registry} />
    </>
  )
}
