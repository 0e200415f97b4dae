/** The browser's own page of extensions, where a person updates one or takes its access to sites away. */
import type { BrowserContext } from '@playwright/test'

/** What Chromium gives to that page alone. */
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

/** Does something on the page of extensions, and closes it again. `what` runs in the page. */
async function onExtensionsPage<Given>(
  context: BrowserContext,
  what: (given: Given) => Promise<unknown>,
  given: Given,
): Promise<void> {
  const page = await context.newPage()
  await page.goto('chrome://extensions')
  await page.evaluate<unknown, Given>(what as never, given as never)
  await page.close()
}

/** Which sites a person lets the extension into: all, none before a click on its icon, or those that were named. */
export type SiteAccessMode = 'ON_ALL_SITES' | 'ON_CLICK' | 'ON_SPECIFIC_SITES'

/** Changes the access to sites. With specific sites there are none until they are named. */
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

/** Names a site that the extension may look into. */
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

/** Loads the extension anew, as an update does: pages that are open keep what is left of the old one. */
export async function reloadExtension(context: BrowserContext, extensionId: string): Promise<void> {
  await onExtensionsPage(
    context,
    async (id) => {
      const { developerPrivate } = chrome as unknown as ExtensionsPageApi
      // Without it an unpacked extension does not come back.
      await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
      await developerPrivate.reload(id)
    },
    extensionId,
  )
}

/** Switches the extension off or, as if it had just been installed, on. */
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

/** Takes away the access to files. The browser loads the extension anew for that. */
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
