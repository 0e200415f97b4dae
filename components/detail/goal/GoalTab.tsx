import { requestOf } from '../../../core/attempt'
import type { GoalEvent } from '../../../core/publish/goal-event'
import { whyNoGoal } from '../../../core/record/nameless'
import type { Row } from '../../../core/record/row'
import { goalUses } from '../../../core/registry/goal-uses'
import type { Judge } from '../../../core/registry/judge'
import type { RegistryIndex } from '../../../core/registry/registry'
import { say, t } from '../../../locales/say'
import type { WorkspaceActions } from '../../workspaces/AssignActions'
import { ConsoleLink } from './ConsoleLink'
import { CopyButton } from '../../shared/CopyButton'
import { GoalExperiments } from './GoalExperiments'
import { GoalFacts } from './GoalFacts'
import { GoalMetrics } from './GoalMetrics'
import { NotJudged } from './NotJudged'
import { VerdictNote } from './VerdictNote'

interface GoalTabProps extends WorkspaceActions {
  readonly row: Row
  readonly judge: Judge
  /** Ms since the epoch. */
  readonly now: number
  readonly onCopy: (text: string) => Promise<boolean>
}

/** The goal as the workspace has it: what it is, and what is made of it. */
export function GoalTab({ row, ...rest }: GoalTabProps) {
  if (row.kind !== 'goal') return <p class="note">{say(whyNoGoal(row))}</p>
  return <Goal event={row.event} {...rest} />
}

interface GoalProps extends Omit<GoalTabProps, 'row'> {
  readonly event: GoalEvent
}

function Goal({ event, judge, now, onCopy, ...actions }: GoalProps) {
  const { name } = event.goal
  const collectorUrl = requestOf(event.attempt).url
  const judgement = judge.goal(name, collectorUrl)
  const known = judge.workspace(collectorUrl)
  const isThere = judgement.verdict === 'known' || judgement.verdict === 'archived'
  return (
    <>
      <h2 class="goal-name">
        <bdi translate={name === ''}>{name === '' ? t('panel.unnamed') : name}</bdi>
      </h2>
      <VerdictNote judgement={judgement} collectorUrl={collectorUrl} judge={judge} now={now} />
      {isThere && known?.index ? (
        <Registered name={name} index={known.index} source={known.workspace.source} />
      ) : judgement.verdict === 'unchecked' ? (
        <NotJudged collectorUrl={collectorUrl} judge={judge} {...actions} />
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
