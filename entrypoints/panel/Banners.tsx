import type { RefObject } from 'preact'
import type { WorkspaceActions } from '../../components/workspaces/AssignActions'
import { AssignBanner } from '../../components/workspaces/AssignBanner'
import { PageFindings } from '../../components/findings/PageFindings'
import { ImportedBanner } from '../../components/sessions/ImportedBanner'
import { CoverageBanner } from '../../components/shell/CoverageBanner'
import { StorageBanner } from '../../components/storage/StorageBanner'
import type { Finding } from '../../core/findings/finding'
import type { Coverage } from '../../core/protocol/panel'
import { t } from '../../locales/say'
import { settingsFaults } from '../../settings/settings-storage'
import { FilterBar } from './filter/FilterBar'
import type { PanelFilters } from './filter/panel-filters'
import type { Findings } from './findings/follow-findings'
import { focusList } from './focus-list'
import type { Imported } from './sessions/sessions'
import type { PanelState } from './state/panel-state'

interface BannersProps {
  readonly state: PanelState
  readonly findings: Findings
  readonly filters: PanelFilters
  readonly imported: Imported | null
  readonly lost: boolean
  readonly coverage: Coverage | null
  /** Popover of “Find me”. */
  readonly findMe: RefObject<HTMLDivElement | null>
  readonly actions: WorkspaceActions
  readonly onReload: () => void
  readonly onOptions: () => void
}

/** Area between toolbar and list: the filter chips, and banners that the user should read first. */
export function Banners(props: BannersProps) {
  const { state, findings, filters, imported, lost, coverage, findMe, actions, onReload, onOptions } = props
  const rows = state.rows.value
  return (
    <div class="banners">
      {imported && <ImportedBanner {...imported} />}
      <FilterBar filters={filters} rows={rows} findMe={findMe} />
      {lost && (
        <p class="banner" role="alert">
          <strong>{t('empty.disconnected.title')}</strong> {t('empty.disconnected.text')}
        </p>
      )}
      <StorageBanner faults={[...state.faults.value, ...settingsFaults.value]} onOptions={onOptions} />
      {rows.length > 0 && !imported && (
        // Without rows, the empty state explains the coverage.
        <CoverageBanner coverage={coverage} onReload={onReload} onGiveAccess={onOptions} />
      )}
      <PageFindings
        findings={findings.ofPages.value.filter(isLoud).filter((one) => !findings.controls.isDismissed(one))}
        onDismiss={(one) => {
          findings.controls.dismiss(one)
          focusList()
        }}
      />
      {!lost && (
        <AssignBanner
          collectors={state.unassigned.value.map(({ host }) => host)}
          workspaces={state.workspaces.value?.map(({ workspace }) => workspace) ?? []}
          onAssign={(workspaceId, collector) => {
            actions.onAssign(workspaceId, collector)
            // The banner disappears when the background responds, so move the focus first.
            focusList()
          }}
          onConnect={actions.onConnect}
        />
      )}
    </div>
  )
}

/** Returns false for failed contexts, which the list already shows as lines. */
const isLoud = ({ rule }: Finding): boolean => rule !== 'context-failed'
