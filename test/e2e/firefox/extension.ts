/** The installed extension: its pages, its background, and the user's permissions for it. */
import { poll } from '../harness/poll.ts'
import type { ChromeScope, ChromeTools } from './chrome-scope.ts'
import type { Firefox } from './launch-firefox.ts'

const STOP_MS = 10_000

/** Returns the URL of one of its documents, for example `options.html`. */
export async function extensionUrl(firefox: Firefox, extensionId: string, path: string): Promise<string> {
  const host = await firefox.inChrome(hostOf, extensionId)
  return `moz-extension://${host}/${path}`
}

/** Stops the background as Firefox does after 30 idle seconds. Its memory is lost. */
export async function stopBackground(firefox: Firefox, extensionId: string): Promise<void> {
  const before = await firefox.inChrome(backgroundIn, extensionId)
  await firefox.inChrome(terminate, extensionId)
  // An open panel starts a new background at once.
  await poll(
    async () => before === null || (await firefox.inChrome(backgroundIn, extensionId)) !== before,
    STOP_MS,
    'the background did not stop',
  )
}

/** Returns whether the background is running. Firefox stops it after 30 idle seconds. */
export async function isBackgroundRunning(firefox: Firefox, extensionId: string): Promise<boolean> {
  return (await firefox.inChrome(backgroundIn, extensionId)) !== null
}

/** Gives or withholds access to all sites, like the switch on Firefox's add-ons page. */
export async function allowAllSites(firefox: Firefox, extensionId: string, allow: boolean): Promise<void> {
  await firefox.inChrome(switchSites, { extensionId, allow })
}

/** Allows the extension in private windows, like the switch on that page. This restarts the extension. */
export async function allowPrivateWindows(firefox: Firefox, extensionId: string): Promise<void> {
  await firefox.inChrome(switchPrivate, extensionId)
}

/** Runs in the browser's scope, like all functions below. */
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

/** Returns the id of the background's browser element, or null while it is stopped. */
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
