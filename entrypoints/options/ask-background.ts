import { browser } from 'wxt/browser'
import { type Message, message } from '../../core/message'
import type { SettingsResponse, SettingsRequest } from '../../core/protocol/settings'
import type { Registry } from '../../core/registry/registry'
import type { Workspace } from '../../core/registry/workspace'
import type { WorkspaceDraft } from '../../components/workspaces/form/draft'
import { writeCandidate } from '../../settings/database'
import { errorMessage } from '../../core/error-message'

/** What can be asked for. */
type Request = SettingsRequest extends infer One ? (One extends unknown ? Omit<One, 'type'> : never) : never

/** Asks the background; answers with what went wrong, null when nothing did. Never rejects. */
export async function sendSettingsRequest(request: Request): Promise<Message | null> {
  try {
    const response: unknown = await browser.runtime.sendMessage({ ...request, type: 'settings' })
    // Nobody answers when the extension was updated under this page.
    return response === undefined || response === null
      ? message('options.outdated')
      : (response as SettingsResponse).problem
  } catch (error) {
    return message('options.failed', { reason: errorMessage(error) })
  }
}

/**
 * Tries a workspace. Credential and registry go into the extension's own database, where the background takes them from:
 * messages between extension pages are heard by all of them.
 */
export async function connectWorkspace(
  workspace: Workspace,
  { secret, file }: WorkspaceDraft,
  now: number,
): Promise<Message | null> {
  const registry: Registry | null = file && {
    ...file.lists,
    workspaceId: workspace.id,
    fetchedAt: file.writtenAt ?? now,
    confirmed: file.confirmed,
  }
  try {
    await writeCandidate({ workspace, secret, registry })
  } catch (error) {
    return message('consoleAnswer.storage', { reason: errorMessage(error) })
  }
  return sendSettingsRequest({ what: 'connect' })
}

/**
 * Asks the browser for access to a Web Console, where it withholds it. Call it while a click is handled, and before
 * anything is awaited: browsers ask nobody otherwise. What comes of it is not waited for by anybody but the caller; when
 * it is refused, the background finds out, and says so. A match pattern has no port: Firefox refuses one that does.
 */
export async function requestAccess(origin: string): Promise<void> {
  const { protocol, hostname } = new URL(origin)
  try {
    await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] })
  } catch {
    // A browser that does not ask, has nothing to be asked for.
  }
}
