import type { ComponentChildren } from 'preact'
import type { Sight } from '../core/protocol/panel'
import type { Summary } from '../core/record/summary'
import type { RegistryState } from '../core/registry/registry'
import { VERDICTS } from '../core/registry/verdict'
import { t } from '../locales/say'
import { VerdictLabel } from './VerdictLabel'

interface TabCountsProps {
  readonly sight: Sight | null
  readonly summary: Summary
  readonly registry: RegistryState
  readonly onOptions: () => void
  readonly onOwnTab: () => void
  readonly onReload: () => void
  /** What is missing of the access to sites. */
  readonly children?: ComponentChildren
}

/** What the toolbar icon opens: the counts of this tab, and the ways on. */
export function TabCounts(props: TabCountsProps) {
  const { sight, summary, registry, onOptions, onOwnTab, onReload, children } = props
  return (
    <main class="counts">
      <h1>{t('popup.title')}</h1>
      {sight && <SightNote sight={sight} />}
      {sight?.page === 'absent' && (
        <button type="button" class="primary" onClick={onReload}>
          {t('empty.absent.action')}
        </button>
      )}
      {children}
      <dl>
        <dt>{t('popup.goals')}</dt>
        <dd>{summary.goals}</dd>
        {VERDICTS.map((verdict) => (
          <Count key={verdict} verdict={verdict} count={summary.verdicts[verdict]} />
        ))}
      </dl>
      {registry.workspace === null && <p class="hint">{t('empty.noRegistry')}</p>}
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

function SightNote({ sight: { page } }: { sight: Sight }) {
  if (page === 'inPlace') return null
  return <p role="status">{t(page === 'replaced' ? 'status.pageHint.replaced' : `empty.${page}.text`)}</p>
}

function Count({ verdict, count }: { verdict: (typeof VERDICTS)[number]; count: number }) {
  return (
    <>
      <dt>
        <VerdictLabel verdict={verdict} />
      </dt>
      <dd>{count}</dd>
    </>
  )
}
