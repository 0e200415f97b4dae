import type { ComponentChildren } from 'preact'
import type { RegistryGoal } from '../../../core/registry/registry'
import { t } from '../../../locales/say'
import { NameList } from './NameList'

interface GoalFactsProps {
  /** Undefined if the list doesn't contain the goal. Then only its id is known, and that it exists. */
  readonly goal: RegistryGoal | undefined
  readonly id: number | null
  /** The list was read from a file, which may contain only names. */
  readonly isFile: boolean
}

/**
 * Facts about a goal from its workspace. “Not known” means that the workspace doesn't say, which differs from “none”.
 */
export function GoalFacts({ goal, id, isFile }: GoalFactsProps) {
  const saysArchived = goal && (goal.archived || !isFile || goal.id !== null)
  return (
    <dl class="facts prose">
      <dt>{t('goal.description')}</dt>
      <dd>
        <Texts texts={goal?.description ? [goal.description] : goal?.description === '' ? [] : null} />
      </dd>
      <dt>{t('goal.owners')}</dt>
      <dd>
        <Texts texts={goal?.owners ?? null} />
      </dd>
      <dt>{t('goal.tags')}</dt>
      <dd>
        <Texts texts={goal?.tags ?? null} />
      </dd>
      <dt>{t('goal.archived')}</dt>
      <dd>
        {saysArchived ? t(goal.archived ? 'goal.yes' : 'goal.no') : <Quiet>{t('goal.notKnown')}</Quiet>}
      </dd>
      <dt>{t('goal.id')}</dt>
      <dd>{id === null ? <Quiet>{t('goal.notKnown')}</Quiet> : id}</dd>
    </dl>
  )
}

function Texts({ texts }: { texts: readonly string[] | null }) {
  if (!texts) return <Quiet>{t('goal.notKnown')}</Quiet>
  if (texts.length === 0) return <Quiet>{t('goal.none')}</Quiet>
  return <NameList names={texts} />
}

const Quiet = ({ children }: { children: ComponentChildren }) => <span class="quiet">{children}</span>
