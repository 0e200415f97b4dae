import type { WorkspaceActions } from '../../../components/workspaces/AssignActions'
import { CopyMenu } from '../../../components/detail/CopyMenu'
import { Detail } from '../../../components/detail/Detail'
import { addColumn } from '../../../core/list-layout'
import type { Row } from '../../../core/record/row'
import { copyText } from '../../../browser/clipboard'
import { copyRow } from './copying'
import { pathOfColumn, propertyColumnId } from '../columns/property'
import type { PanelFilters } from '../filter/panel-filters'
import type { Findings } from '../findings/follow-findings'
import type { Layout } from '../state/layout'
import { USUAL_IDS } from '../list/list-view'
import type { Selection } from '../state/selection'
import type { PanelState } from '../state/panel-state'

interface DetailPaneProps {
  readonly state: PanelState
  readonly findings: Findings
  readonly filters: PanelFilters
  readonly layout: Layout
  readonly selection: Selection
  readonly row: Row
  /** Ms since the epoch; in an imported session that of the state stands still. */
  readonly now: number
  readonly onClose: () => void
  readonly workspaceActions: WorkspaceActions
}

/** The detail of a row, and what can be done from there. */
export function DetailPane({ state, findings, filters, layout, selection, row, ...rest }: DetailPaneProps) {
  const shownColumns = layout.value.value.columns.filter(({ shown }) => shown !== false)
  return (
    <Detail
      row={row}
      delivery={state.stateOf.value(row.delivery)}
      findings={findings.ofRow.value(row)}
      notRun={() => findings.finder.value.notRun(row)}
      now={rest.now}
      judge={state.judge.value}
      place={selection.place.value}
      onPlace={selection.changePlace}
      muted={filters.muted.value}
      compared={selection.compared.value}
      actions={{
        ...rest.workspaceActions,
        ...findings.choices.actions,
        onClose: rest.onClose,
        onMute: filters.toggleMuted,
        onShow: selection.show,
        onCompare: selection.compare,
        onMark: selection.mark,
        onCopy: copyText,
        more: <CopyMenu onCopy={(format) => copyRow(row, format, state, findings)} />,
        onFilter: (text) => {
          filters.setText(text)
          filters.remember(text)
        },
        columns: shownColumns.flatMap(({ id }) => pathOfColumn(id) ?? []),
        onAddColumn: (path) => layout.change((now) => addColumn(now, USUAL_IDS, propertyColumnId(path))),
      }}
    />
  )
}
