import { FacetChips } from '../../components/filter/FacetChips'
import { MutedLine } from '../../components/filter/MutedLine'
import { t } from '../../locales/say'
import type { PanelFilters } from './filters'

/** Under the toolbar: what can be chosen, and what is muted. */
export function FilterBar({ filters, isEmpty }: { filters: PanelFilters; isEmpty: boolean }) {
  const { verdicts, outcomes } = filters.chosen.value
  return (
    <div role="search" aria-label={t('filter.bar')}>
      {(!isEmpty || verdicts.size + outcomes.size > 0) && (
        <div class="filter-bar">
          <FacetChips
            {...filters.counts.value}
            chosenVerdicts={verdicts}
            chosenOutcomes={outcomes}
            onVerdict={filters.toggleVerdict}
            onOutcome={filters.toggleOutcome}
          />
        </div>
      )}
      <MutedLine
        names={filters.muted.value}
        canUndo={filters.canUndoMuting.value}
        onUnmute={filters.toggleMuted}
        onUndo={filters.undoMuting}
      />
    </div>
  )
}
