import { useRef } from 'preact/hooks'
import type { NotRun } from '../../core/findings/rule-results'
import type { Finding } from '../../core/findings/finding'
import { withoutSilenced } from '../../core/findings/severity-rank'
import type { Row } from '../../core/record/row'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'
import type { FindingActions } from './finding-actions'
import { FindingItem } from './FindingItem'
import { NotRunList } from './NotRunList'
import { SeverityLabel } from './SeverityLabel'

interface FindingsTabProps {
  readonly row: Row
  /** Includes ignored findings, most severe first. */
  readonly findings: readonly Finding[]
  readonly notRun: readonly NotRun[]
  readonly actions: FindingActions
}

/** The findings of an event and its publish, the ignored ones, and the rules that didn't run. */
export function FindingsTab({ row, findings, notRun, actions }: FindingsTabProps) {
  const head = useRef<HTMLHeadingElement>(null)
  const goal = row.kind === 'goal' ? row.event.goal.name : null
  const active = withoutSilenced(findings)
  const silenced = findings.filter((one) => one.silenced !== null)
  /** Moves the focus to the heading before an action, since the clicked button disappears. */
  const after =
    <Given extends readonly unknown[]>(act: (...given: Given) => void) =>
    (...given: Given) => {
      head.current?.focus()
      act(...given)
    }
  const onSwitchOff = after(actions.onSwitchOff)
  return (
    <>
      <h2 ref={head} tabIndex={-1}>
        {active.length > 0
          ? t('finding.count.any', {}, active.length)
          : t(notRun.length > 0 ? 'finding.count.noneOfRun' : 'finding.count.none')}
      </h2>
      {active.length > 0 && (
        <ul class="findings">
          {active.map((finding, index) => (
            <FindingItem
              key={`${row.id} ${finding.rule} ${index}`}
              finding={finding}
              goal={goal}
              actions={{ onSilence: after(actions.onSilence), onSwitchOff }}
            />
          ))}
        </ul>
      )}
      {silenced.length > 0 && goal !== null && (
        <section class="silenced">
          <h3>{t('finding.silenced.title')}</h3>
          <ul>
            {silenced.map((finding, index) => (
              <SilencedItem
                key={index}
                finding={finding}
                onUnsilence={() => after(actions.onUnsilence)(finding.rule, goal)}
              />
            ))}
          </ul>
        </section>
      )}
      <NotRunList notRun={notRun} onSwitchOn={after(actions.onSwitchOn)} />
    </>
  )
}

function SilencedItem({ finding, onUnsilence }: { finding: Finding; onUnsilence: () => void }) {
  const { title, severity, what, silenced } = finding
  return (
    <li class="quiet">
      <p>
        <SeverityLabel severity={severity} /> {t(title)}: <Sentence of={what} />
      </p>
      <p class="bar">
        {silenced === '' ? (
          t('finding.silenced.noReason')
        ) : (
          <span>
            {t('finding.silenced.reason')} <bdi translate={false}>{silenced}</bdi>
          </span>
        )}
        <button type="button" onClick={onUnsilence}>
          {t('finding.silenced.hear')}
          <span class="unseen"> {t(title)}</span>
        </button>
      </p>
    </li>
  )
}
