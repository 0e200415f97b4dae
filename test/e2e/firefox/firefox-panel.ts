/** Opens Goalkeeper's panel in the real developer tools of a Firefox tab. */
import { poll } from '../harness/poll.ts'
import type { ChromeTools, DocumentTarget } from './chrome-scope.ts'
import { evaluateIn } from './evaluate.ts'
import type { DocumentHandle, FirefoxPage } from './tabs.ts'
import { t } from '../harness/messages.ts'

const PANEL_TITLE = t('panel.title')
/** Timeout in ms. The developer tools, the extension's devtools page and the panel open one after the other. */
const OPEN_MS = 30_000

/** Shows Goalkeeper's tab in a page's developer tools, and opens them if necessary. */
export async function openGoalkeeperPanel({ firefox, browserId }: FirefoxPage): Promise<DocumentHandle> {
  const { inChrome } = firefox
  await inChrome(openToolbox, browserId)
  await poll(
    () => inChrome(selectPanel, { browserId, title: PANEL_TITLE }),
    OPEN_MS,
    'the developer tools have no tab of Goalkeeper',
  )
  const target: DocumentTarget = { kind: 'panel', browserId, title: PANEL_TITLE }
  const panel: DocumentHandle = { evaluate: (run, argument) => evaluateIn(inChrome, target, run, argument) }
  await poll(
    () => panel.evaluate(() => location.pathname === '/panel.html' && document.readyState === 'complete'),
    OPEN_MS,
    'the panel did not load',
  )
  return panel
}

/** Runs in the browser's scope, like all functions below. */
async function openToolbox(browserId: number, { devtools, tabOf }: ChromeTools): Promise<void> {
  await devtools().showToolboxForTab(tabOf(browserId), { toolId: 'webconsole' })
}

/** Selects Goalkeeper's tab. Returns false while the extension has not added it yet. */
async function selectPanel(
  { browserId, title }: { browserId: number; title: string },
  { devtools, tabOf }: ChromeTools,
): Promise<boolean> {
  const toolbox = devtools().getToolboxForTab(tabOf(browserId))
  const tool = toolbox?.getAdditionalTools().find(({ label }) => label === title)
  if (!toolbox || !tool) return false
  await toolbox.selectTool(tool.id)
  return true
}
