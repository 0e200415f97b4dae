/** Reads the Network Monitor in the real developer tools of a Firefox tab. */
import { poll } from '../harness/poll.ts'
import type { ChromeTools } from './chrome-scope.ts'
import type { FirefoxPage } from './tabs.ts'

/** Timeout in ms for a request to be listed. */
const LISTED_MS = 30_000

/** A frame as the tab “Stack Trace” shows it. */
export interface MonitorFrame {
  readonly filename: string
  readonly lineNumber: number
  readonly functionName: string | null
}

/** The subset of the panel's window that is used, of Firefox 153 (`devtools/client/netmonitor/src`). */
interface MonitorPanel {
  readonly panelWin: {
    readonly store: { getState(): { readonly requests: { readonly requests: readonly MonitorRequest[] } } }
    readonly connector: { requestData(id: string, type: 'stackTrace'): Promise<readonly MonitorFrame[]> }
  }
}

interface MonitorRequest {
  readonly id: string
  readonly url: string
  readonly cause?: { readonly stacktraceAvailable?: boolean }
}

/** Opens the Network Monitor. It lists requests from then on. */
export async function openNetworkMonitor({ firefox, browserId }: FirefoxPage): Promise<void> {
  await firefox.inChrome(showMonitor, browserId)
}

/** Returns the stack of the first request whose address contains a path, once the Network Monitor lists it. */
export async function stackInMonitor(
  { firefox, browserId }: FirefoxPage,
  path: string,
): Promise<readonly MonitorFrame[]> {
  return poll(
    () => firefox.inChrome(readStack, { browserId, path }),
    LISTED_MS,
    `the Network Monitor has no stack of ${path}`,
  )
}

/** Runs in the browser's scope, like the function below. */
async function showMonitor(browserId: number, { devtools, tabOf }: ChromeTools): Promise<void> {
  await devtools().showToolboxForTab(tabOf(browserId), { toolId: 'netmonitor' })
}

/** Returns null before the request and its stack are known. */
async function readStack(
  { browserId, path }: { browserId: number; path: string },
  { devtools, tabOf }: ChromeTools,
): Promise<readonly MonitorFrame[] | null> {
  const panel = devtools().getToolboxForTab(tabOf(browserId))?.getCurrentPanel() as MonitorPanel | undefined
  if (!panel) return null
  const { panelWin } = panel
  const { requests } = panelWin.store.getState().requests
  const request = requests.find(({ url, cause }) => url.includes(path) && cause?.stacktraceAvailable)
  return request ? panelWin.connector.requestData(request.id, 'stackTrace') : null
}
