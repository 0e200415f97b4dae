/** The installed extension: its pages, its background, and what the person who owns the browser allows it. */
import { poll } from '../harness/poll.ts'
import type { ChromeScope, ChromeTools } from './chrome-scope.ts'
import type { Firefox } from './launch.ts'

const STOP_MS = 10_000

/** The address of one of its documents, `options.html` for one. */
export async function extensionUrl(firefox: Firefox, extensionId: string, path: string): Promise<string> {
  const host = await firefox.inChrome(hostOf, extensionId)
  return `moz-extension://${host}/${path}`
}

/** Stops the background as Firefox does after 30 idle seconds: what is in its memory is lost. */
export async function stopBackground(firefox: Firefox, extensionId: string): Promise<void> {
  const before = await firefox.inChrome(backgroundIn, extensionId)
  await firefox.inChrome(terminate, extensionId)
  // A panel that is open wakes it at once: what is there then is another one.
  await poll(
    async () => before === null || (await firefox.inChrome(backgroundIn, extensionId)) !== before,
    STOP_MS,
    'the background did not stop',
  )
}

/** Gives or takes access to all sites, as the switch on Firefox's page of add-ons does. */
export async function allowAllSites(firefox: Firefox, extensionId: string, allow: boolean): Promise<void> {
  await firefox.inChrome(switchSites, { extensionId, allow })
}

/** Lets the extension into private windows, as the switch on that page does: it is started again with it. */
export async function allowPrivateWindows(firefox: Firefox, extensionId: string): Promise<void> {
  await firefox.inChrome(switchPrivate, extensionId)
}

/** Evaluated in the browser's scope, like all that follow. */
function hostOf(extensionId: string): string {
  const policy = (globalThis as unknown as ChromeScope).WebExtensionPolicy.getByID(extensionId)
  if (!policy) throw new Error(`The extension ${extensionId} is not installed.`)
  return policy.mozExtensionHostname
}

async function terminate(extensionId: string, { extension }: ChromeTools): Promise<void> {
  await extension(extensionId).terminateBackground({
    ignoreDevToolsAttached: true,
    disableResetIdleForTest: true,
  })
}

/** Number of the browser element that the background is in; null while it is stopped. */
function backgroundIn(extensionId: string, { browserOf }: ChromeTools): number | null {
  return browserOf({ kind: 'background', extensionId })?.browserId ?? null
}

interface Permissions {
  readonly origins: readonly string[]
  readonly permissions: readonly string[]
}

type Change = (id: string, permissions: Permissions, extension: unknown) => Promise<void>

interface Modules {
  readonly ExtensionPermissions: { add: Change; remove: Change }
  readonly AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> }
}

async function switchSites(
  { extensionId, allow }: { readonly extensionId: string; readonly allow: boolean },
  { extension }: ChromeTools,
): Promise<void> {
  const { ChromeUtils } = globalThis as unknown as ChromeScope
  const permissions = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
  const { ExtensionPermissions } = permissions as unknown as Modules
  const sites = { permissions: [], origins: ['<all_urls>'] }
  const change = allow ? ExtensionPermissions.add : ExtensionPermissions.remove
  await change.call(ExtensionPermissions, extensionId, sites, extension(extensionId))
}

async function switchPrivate(extensionId: string, { extension }: ChromeTools): Promise<void> {
  const { ChromeUtils } = globalThis as unknown as ChromeScope
  const permissions = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
  const addons = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const { ExtensionPermissions, AddonManager } = { ...permissions, ...addons } as unknown as Modules
  const allowed = { permissions: ['internal:privateBrowsingAllowed'], origins: [] }
  await ExtensionPermissions.add(extensionId, allowed, extension(extensionId))
  await (await AddonManager.getAddonByID(extensionId)).reload()
}
