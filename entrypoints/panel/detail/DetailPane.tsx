import type { WorkspaceActions } from '../../../components/workspaces/AssignActions'
import { CopyMenu } from '../../../components/detail/CopyMenu'
import { Detail } from '../../../components/detail/Detail'
import { addColumn } from '../../../core/list-layout'
import type { Row } from '../../../core/record/row'
import { copyText } from '../../../browser/clipboard'
import { copyRow } from './copying'
import { propertyPathOfColumn, propertyColumnId } from '../columns/property'
import type { PanelFilters } from '../filter/panel-filters'
import type { Findings } from '../findings/follow-findings'
import type { Layout } from '../state/layout'
import { DEFAULT_COLUMN_IDS } from '../list/list-view'
import type { Selection } from '../state/selection'
import type { PanelState } from '../state/panel-state'

interface DetailPaneProps {
  readonly state: PanelState
  readonly findings: Findings
  readonly filters: PanelFilters
  readonly layout: Layout
  readonly selection: Selection
  readonly row: Row
  /** Current time in milliseconds since the epoch. The clock of an imported state is frozen. */
  readonly now: number
  readonly onClose: () => void
  readonly workspaceActions: WorkspaceActions
}

/** Detail of a row, with its actions. */
export function DetailPane({ state, findings, filters, layout, selection, row, ...rest }: DetailPaneProps) {
  const shownColumns = layout.value.value.columns.filter(({ shown }) => shown !== false)
  return (
    <Detail
      row={row}
      deliveryStatus={state.statusOf.value(row.delivery)}
      findings={findings.ofRow.value(row)}
      notRun={() => findings.finder.value.notRun(row)}
      now={rest.now}
      lookup={state.lookup.value}
      detailState={selection.detailState.value}
      onDetailState={selection.changeDetailState}
      muted={filters.muted.value}
      compared={selection.compared.value}
      actions={{
        ...rest.workspaceActions,
        ...findings.controls.actions,
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
        columns: shownColumns.flatMap(({ id }) => propertyPathOfColumn(id) ?? []),
        onAddColumn: (path) =>
          layout.change((now) => addColumn(now, DEFAULT_COLUMN_IDS, propertyColumnId(path))),
      }}
    />
  )
}
