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
}

/** What the toolbar icon opens: the counts of this tab, and the ways on. */
export function TabCounts({ sight, summary, registry, onOptions, onOwnTab, onReload }: TabCountsProps) {
  return (
    <main class="counts">
      <h1>{t('popup.title')}</h1>
      {sight && sight !== 'inPlace' && <p role="status">{t(`empty.${sight}.text`)}</p>}
      {sight === 'absent' && (
        <button type="button" class="primary" onClick={onReload}>
          {t('empty.absent.action')}
        </button>
      )}
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
