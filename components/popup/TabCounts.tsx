import { type ComponentChildren, Fragment } from 'preact'
import { SEVERITIES } from '../../core/findings/rule'
import type { FindingCounts } from '../../core/findings/tab-findings'
import type { Coverage } from '../../core/protocol/panel'
import type { Summary } from '../../core/record/summary'
import { message } from '../../core/message'
import { type Verdict, VERDICTS } from '../../core/registry/verdict'
import type { WorkspaceState } from '../../core/registry/workspace'
import { numberText, t } from '../../locales/say'
import { SeverityLabel } from '../findings/SeverityLabel'
import { Icon } from '../shared/Icon'
import { VerdictLabel } from '../shared/VerdictLabel'
import { needsCare, workspaceFacts, workspaceLine } from '../workspaces/workspace-words'

interface TabCountsProps {
  readonly coverage: Coverage | null
  readonly summary: Summary
  /** Null until counted. */
  readonly findings: FindingCounts | null
  /** Null until known. */
  readonly workspaces: readonly WorkspaceState[] | null
  /** Ms since the epoch. */
  readonly now: number
  readonly onOptions: () => void
  readonly onOwnTab: () => void
  readonly onReload: () => void
  /** Hints about stored data that cannot be read, and about missing site access. */
  readonly children?: ComponentChildren
}

/** The popup: counts of the current tab, and buttons that lead to the panel and the options. */
export function TabCounts(props: TabCountsProps) {
  const { coverage, summary, findings, workspaces, now, onOptions, onOwnTab, onReload, children } = props
  return (
    <main class="counts">
      <h1>{t('popup.title')}</h1>
      {coverage && <CoverageNote coverage={coverage} />}
      {coverage?.page === 'absent' && (
        <button type="button" class="primary" onClick={onReload}>
          {t('empty.absent.action')}
        </button>
      )}
      {children}
      <dl>
        <dt>{t('popup.goals')}</dt>
        <dd>{numberText(summary.goals)}</dd>
        {VERDICTS.map((verdict) => (
          <Count key={verdict} verdict={verdict} count={summary.verdicts[verdict]} />
        ))}
        {findings &&
          SEVERITIES.map((severity) => (
            <Fragment key={severity}>
              <dt>
                <SeverityLabel severity={severity} />
              </dt>
              <dd>{numberText(findings[severity])}</dd>
            </Fragment>
          ))}
      </dl>
      {workspaces && <Registries states={workspaces} now={now} />}
      <div class="buttons">
        <button type="button" onClick={onOwnTab}>
          {t('popup.ownTab')}
        </button>
        <button type="button" onClick={onOptions}>
          {t('popup.options')}
        </button>
      </div>
      <p class="hint">{t('popup.devtools')}</p>
    </main>
  )
}

/** The state of each registry that names are checked against. */
function Registries({ states, now }: { states: readonly WorkspaceState[]; now: number }) {
  if (states.length === 0) return <p class="hint">{t('empty.noRegistry')}</p>
  return (
    <ul class="registries" aria-label={t('popup.registries')}>
      {states.map((state) => (
        <li key={state.workspace.id} title={workspaceFacts(state, now).join('\n')}>
          {needsCare(state, now) && <Icon name="warning" />}
          <bdi>{workspaceLine(state, now)}</bdi>
        </li>
      ))}
    </ul>
  )
}

function CoverageNote({ coverage: { page } }: { coverage: Coverage }) {
  if (page === 'inPlace') return null
  return <p role="status">{t(page === 'replaced' ? 'status.pageHint.replaced' : `empty.${page}.text`)}</p>
}

function Count({ verdict, count }: { verdict: Verdict; count: number }) {
  return (
    <>
      <dt>
        <VerdictLabel nameVerdict={{ verdict, label: message(`verdict.${verdict}`) }} />
      </dt>
      <dd>{numberText(count)}</dd>
    </>
  )
}
