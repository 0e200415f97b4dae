import type { ComponentChildren } from 'preact'
import type { RegistryGoal } from '../../../core/registry/registry'
import { t } from '../../../locales/say'
import { NameList } from './NameList'

interface GoalFactsProps {
  /** Undefined where the list does not have it: only that it exists, and its id, is known. */
  readonly goal: RegistryGoal | undefined
  readonly id: number | null
  /** It was read from a file, which may hold no more than names. */
  readonly isFile: boolean
}

/** What the workspace says of a goal. What it does not say is not known, which is something else than none. */
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
