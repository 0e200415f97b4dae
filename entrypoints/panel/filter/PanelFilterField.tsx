import { FilterField as Field } from '../../../components/filter/FilterField'
import { SavedFilters } from '../../../components/filter/SavedFilters'
import { MAX_FILTER_NAME_CHARS } from '../../../settings/saved-filters'
import type { PanelFilters } from './panel-filters'

/** Filter field of the panel, with the saved filters. */
export function PanelFilterField({ filters }: { filters: PanelFilters }) {
  const text = filters.text.value
  const isSavable = text.trim() !== '' && filters.problem.value === null
  return (
    <Field
      text={text}
      problem={filters.problem.value}
      history={filters.history.value}
      complete={filters.complete}
      onText={filters.setText}
      onDone={filters.remember}
    >
      <SavedFilters
        saved={filters.saved.value}
        current={isSavable ? text.trim() : null}
        maxNameChars={MAX_FILTER_NAME_CHARS}
        onApply={(saved) => {
          filters.setText(saved)
          filters.remember(saved)
        }}
        onSave={filters.save}
        onRename={filters.rename}
        onDelete={filters.forget}
      />
    </Field>
  )
}
