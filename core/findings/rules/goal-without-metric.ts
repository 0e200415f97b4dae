import { memoizeByRef } from '../../memoize-by-ref'
import { message } from '../../message'
import type { RegistryIndex } from '../../registry/registry'
import type { KnownWorkspace } from '../../registry/workspace'
import { defineRule, NO_STATEMENTS } from '../rule'

/** A goal that no metric reads. Each of its events counts toward the plan's quota (ABsmartly's API, `events/quota`). */
export const goalWithoutMetric = defineRule({
  id: 'goal-without-metric',
  title: 'finding.goalWithoutMetric.title',
  severity: 'warning',
  needs: ['goals', 'metrics'],
  why: message('finding.goalWithoutMetric.why'),
  fix: message('finding.goalWithoutMetric.fix'),
  goal({ goal: { name }, reads, publishSubject: { workspace, index } }) {
    if (!reads || reads.isRead || !workspace || !index || mayHaveUnseenMetric(workspace, index))
      return NO_STATEMENTS
    return [
      { what: message('finding.goalWithoutMetric.what', { name, workspace: workspace.workspace.name }) },
    ]
  },
})

/**
 * Returns whether a metric may read the goal without Goalkeeper seeing it. An API key that is limited to some teams may
 * not see every metric, and a metric with custom SQL does not name its goals.
 */
const mayHaveUnseenMetric = ({ workspace }: KnownWorkspace, index: RegistryIndex): boolean =>
  workspace.seesPart || index.showsGap || hasCustomSql(index)

const hasCustomSql = memoizeByRef(({ registry }: RegistryIndex): boolean =>
  registry.metrics.items.some(({ type, archived }) => type === 'custom_sql' && !archived),
)
