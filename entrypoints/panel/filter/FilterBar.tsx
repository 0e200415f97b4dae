import { FacetChips } from '../../../components/filter/FacetChips'
import { MutedLine } from '../../../components/filter/MutedLine'
import { FindMe } from '../../../components/filter/FindMe'
import { isOfUnit, unitFilter } from '../../../core/query/value-filter'
import type { Row } from '../../../core/record/row'
import { t } from '../../../locales/say'
import type { RefObject } from 'preact'
import { copyText } from '../../../browser/clipboard'
import { hasActiveFacets } from './facets'
import type { PanelFilters } from './panel-filters'

interface FilterBarProps {
  readonly filters: PanelFilters
  readonly rows: readonly Row[]
  /** Popover of “Find me”. */
  readonly findMe: RefObject<HTMLDivElement | null>
}

/** Bar below the toolbar: the facets, and the muted goals. */
export function FilterBar({ filters, rows, findMe }: FilterBarProps) {
  const facets = filters.activeFacets.value
  return (
    <div role="search" aria-label={t('filter.bar')}>
      {(rows.length > 0 || hasActiveFacets(facets)) && (
        <div class="filter-bar">
          <FindMe
            popover={findMe}
            countOf={(hash) => rows.filter((row) => isOfUnit(row, hash)).length}
            onFind={(hash) => filters.setText(unitFilter(hash))}
            onCopy={copyText}
          />
          <FacetChips
            {...filters.counts.value}
            activeVerdicts={facets.verdicts}
            activeOutcomes={facets.outcomes}
            activeSeverities={facets.severities}
            onVerdict={filters.toggleVerdict}
            onOutcome={filters.toggleOutcome}
            onSeverity={filters.toggleSeverity}
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
