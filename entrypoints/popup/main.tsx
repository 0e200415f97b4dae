import '../../components/theme.css'
import './popup.css'
import { computed } from '@preact/signals'
import { render } from 'preact'
import { browser } from 'wxt/browser'
import { SiteAccess } from '../../components/shared/SiteAccess'
import { TabCounts } from '../../components/popup/TabCounts'
import { StorageBanner } from '../../components/storage/StorageBanner'
import { TabFindings } from '../../core/findings/tab-findings'
import type { PanelRequest } from '../../core/protocol/panel'
import { t } from '../../locales/say'
import { findingSettings, followFindingSettings } from '../../settings/finding-settings'
import { firstRead } from '../../settings/first-read'
import { preferences } from '../../settings/preferences'
import { settingsFaults } from '../../settings/settings-storage'
import { showTheme } from '../../settings/shown-theme'
import { createSiteAccessState } from '../../browser/site-access'
import { connectState } from '../../browser/panel-connection'
import { createPanelState, type PanelState } from '../panel/state/panel-state'

function show(root: HTMLElement, tabId: number): void {
  const state = createPanelState()
  const access = createSiteAccessState()
  const connection = connectState(state, { tabId, onLost: () => window.close() })
  const tab = new TabFindings()
  const findings = computed(() => {
    const attempts = state.deliveries.value.flatMap((delivery) => [...delivery.attempts])
    const context = {
      lookup: state.lookup.value,
      settings: findingSettings.value,
      pages: state.tab.value?.pages ?? [],
      now: state.now.value,
    }
    return tab.count(attempts, context).counts
  })
  const openOptions = () => connection.send(optionsRequest(state))
  const Popup = () => (
    <TabCounts
      coverage={state.coverage.value}
      summary={state.summary.value}
      findings={state.tab.value && findings.value}
      workspaces={state.workspaces.value}
      now={state.now.value}
      onOptions={openOptions}
      onOwnTab={() => connection.send({ type: 'open', page: 'panel' })}
      onReload={() => connection.send({ type: 'reload' })}
    >
      <StorageBanner faults={[...state.faults.value, ...settingsFaults.value]} onOptions={openOptions} />
      <SiteAccess granted={access.granted.value} denied={access.denied.value} onRequest={access.request} />
    </TabCounts>
  )
  render(<Popup />, root)
}

/**
 * Returns a request to open the options page. As long as there is no workspace, that page offers to connect one for
 * this tab's collector.
 */
function optionsRequest({ workspaces, collector }: PanelState): PanelRequest {
  const isFirst = workspaces.value?.length === 0 && collector.value !== undefined
  return { type: 'open', page: 'options', ...(isFirst && { collector: collector.value }) }
}

document.title = t('popup.title')
showTheme()
const root = document.getElementById('app')
const tabParam = new URLSearchParams(location.search).get('tabId')
const [[active]] = await Promise.all([
  browser.tabs.query({ active: true, currentWindow: true }),
  // Settings that cannot be read keep their defaults.
  firstRead(Promise.allSettled([preferences.follow(), followFindingSettings()])),
])
const tabId = tabParam === null ? active?.id : Number(tabParam)
if (root && tabId !== undefined) show(root, tabId)
else if (root) render(<p>{t('popup.noTab')}</p>, root)
