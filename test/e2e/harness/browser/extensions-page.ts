/** Does what a user does on `chrome://extensions`: updates the extension, turns it on and off, and changes its access. */
import type { BrowserContext } from '@playwright/test'

/** APIs that Chromium exposes only to that page. */
interface ExtensionsPageApi {
  readonly developerPrivate: {
    updateProfileConfiguration(update: { inDeveloperMode: boolean }): Promise<void>
    updateExtensionConfiguration(update: {
      extensionId: string
      hostAccess?: string
      fileAccess?: boolean
    }): Promise<void>
    addHostPermission(extensionId: string, pattern: string): Promise<void>
    reload(extensionId: string): Promise<unknown>
  }
  readonly management: { setEnabled(extensionId: string, enabled: boolean): Promise<void> }
}

/** Opens the extensions page, runs a function in it, and closes it. */
async function onExtensionsPage<Argument>(
  context: BrowserContext,
  run: (argument: Argument) => Promise<unknown>,
  argument: Argument,
): Promise<void> {
  const page = await context.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate<unknown, Argument>(run as never, argument as never)
  await page.close()
}

/** Site access: all sites, only after a click on the icon, or only sites added by `addSite()`. */
export type SiteAccessMode = 'ON_ALL_SITES' | 'ON_CLICK' | 'ON_SPECIFIC_SITES'

/** Changes the site access. `ON_SPECIFIC_SITES` starts without any site. */
export async function setSiteAccess(
  context: BrowserContext,
  extensionId: string,
  hostAccess: SiteAccessMode,
): Promise<void> {
  await onExtensionsPage(
    context,
    async (update) => {
      const { developerPrivate } = chrome as unknown as ExtensionsPageApi
      await developerPrivate.updateExtensionConfiguration(update)
    },
    { extensionId, hostAccess },
  )
}

/** Adds a site that the extension may access. */
export async function addSite(context: BrowserContext, extensionId: string, origin: string): Promise<void> {
  await onExtensionsPage(
    context,
    async ([id, pattern]) => {
      const { developerPrivate } = chrome as unknown as ExtensionsPageApi
      await developerPrivate.addHostPermission(id, pattern)
    },
    [extensionId, `${origin}/*`] as const,
  )
}

/** Reloads the extension as an update does. Open pages keep the old content scripts. */
export async function reloadExtension(context: BrowserContext, extensionId: string): Promise<void> {
  await onExtensionsPage(
    context,
    async (id) => {
      const { developerPrivate } = chrome as unknown as ExtensionsPageApi
      // Without developer mode, an unpacked extension does not start again.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
      await developerPrivate.reload(id)
    },
    extensionId,
  )
}

/** Turns the extension off, or on. Turned on, it starts as if it had just been installed. */
export async function setEnabled(
  context: BrowserContext,
  extensionId: string,
  enabled: boolean,
): Promise<void> {
  await onExtensionsPage(
    context,
    async ([id, on]) => {
      const { developerPrivate, management } = chrome as unknown as ExtensionsPageApi
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
      await management.setEnabled(id, on)
    },
    [extensionId, enabled] as const,
  )
}

/** Withholds access to file URLs. The browser reloads the extension for this. */
export async function withholdFiles(context: BrowserContext, extensionId: string): Promise<void> {
  await onExtensionsPage(
    context,
    async (id) => {
      const { developerPrivate } = chrome as unknown as ExtensionsPageApi
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
      await developerPrivate.updateExtensionConfiguration({ extensionId: id, fileAccess: false })
    },
    extensionId,
  )
}
