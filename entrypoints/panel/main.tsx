import '../../components/theme.css'
import './panel.css'
import '../../components/list/list.css'
import '../../components/detail/delivery/delivery.css'
import '../../components/findings/findings.css'
import '../../components/detail/detail.css'
import '../../components/json-tree/json-tree.css'
import '../../components/detail/goal/goal.css'
import '../../components/filter/filter.css'
import '../../components/sessions/sessions.css'
import '../../components/time-strip/time-strip.css'
import { computed, effect, signal } from '@preact/signals'
import { render } from 'preact'
import { browser } from 'wxt/browser'
import { UnknownGoalAnnouncer } from '../../components/shell/UnknownGoalAnnouncer'
import { t } from '../../locales/say'
import { firstRead } from '../../settings/first-read'
import { listLayout } from '../../settings/list-layout'
import { preferences } from '../../settings/preferences'
import { showTheme } from '../../settings/shown-theme'
import { announceUnknownGoals } from './announcements/announcements'
import { Panel } from './Panel'
import { connectState } from '../../browser/panel-connection'
import { handleHelpLinks } from './help-links'
import { createLayout } from './state/layout'
import { createSessions } from './sessions/sessions'
import { createPanelState } from './state/panel-state'
import { devtoolsTheme } from './devtools-theme'

/**
 * Returns the tab that DevTools inspect. In a tab of its own, the panel gets it from the URL: `panel.html?tabId=12`.
 */
function inspectedTab(): { tabId: number; ownTab: boolean } | null {
  const tabParam = new URLSearchParams(location.search).get('tabId')
  if (tabParam !== null && /^\d{1,10}$/.test(tabParam)) return { tabId: Number(tabParam), ownTab: true }
  const devtools = (browser as { devtools?: { inspectedWindow?: { tabId: number } } }).devtools
  const tabId = devtools?.inspectedWindow?.tabId
  return tabId === undefined ? null : { tabId, ownTab: false }
}

/** Interval for updating outcomes that depend on elapsed time, in ms. */
const TICK_MS = 250
/** Interval for updating the displayed age of a registry, in ms. */
const AGE_MS = 30_000

function show(root: HTMLElement, { tabId, ownTab }: { tabId: number; ownTab: boolean }) {
  const state = createPanelState()
  const sessions = createSessions(state)
  const lost = signal(false)
  const layout = createLayout(listLayout)
  effect(() => state.setMaxRows(preferences.value.value.mostRows))
  const connection = connectState(state, { tabId, onLost: () => (lost.value = true) })
  effect(() => {
    if (!state.isWaiting.value) return
    const clock = setInterval(() => state.tick(Date.now()), TICK_MS)
    return () => clearInterval(clock)
  })
  setInterval(() => state.tick(Date.now()), AGE_MS)
  const timeFormat = computed(() => preferences.value.value.timeFormat)
  const announcedGoals = announceUnknownGoals(state)
  const { version } = browser.runtime.getManifest()
  const Root = () => (
    <>
      <Panel
        sessions={sessions}
        version={version}
        layout={layout}
        timeFormat={timeFormat}
        lost={lost.value}
        ownTab={ownTab}
        send={connection.send}
      />
      <UnknownGoalAnnouncer names={announcedGoals.value} />
    </>
  )
  render(<Root />, root)
  handleHelpLinks(root, connection.send)
}

document.title = t('panel.title')
showTheme(devtoolsTheme())
// The banner names settings that cannot be read.
await firstRead(preferences.follow())
const target = inspectedTab()
const root = document.getElementById('app')
if (root && target) show(root, target)
else if (root) render(<p class="empty">{t('empty.closed.text')}</p>, root)
