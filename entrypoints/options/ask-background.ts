import { browser } from 'wxt/browser'
import { type Message, message } from '../../core/message'
import type { SettingsResponse, SettingsRequest } from '../../core/protocol/settings'
import type { Registry } from '../../core/registry/registry'
import type { Workspace } from '../../core/registry/workspace'
import type { WorkspaceDraft } from '../../components/workspaces/form/draft'
import { writeCandidate } from '../../settings/database'
import { errorMessage } from '../../core/error-message'

/** A settings request without its `type`. */
type Request = SettingsRequest extends infer One ? (One extends unknown ? Omit<One, 'type'> : never) : never

/** Sends a request to the background. Returns the problem, or null if it succeeded. Never rejects. */
export async function sendSettingsRequest(request: Request): Promise<Message | null> {
  try {
    const response: unknown = await browser.runtime.sendMessage({ ...request, type: 'settings' })
    // There is no response if the extension was updated while this page was open.
    return response === undefined || response === null
      ? message('options.outdated')
      : (response as SettingsResponse).problem
  } catch (error) {
    return message('options.failed', { reason: errorMessage(error) })
  }
}

/**
 * Tries a workspace. The credential and registry are passed through the extension's own database, since messages
 * between extension pages reach all of them.
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
 * Asks the browser for access to a Web Console. Call it while handling a click and before any `await`: browsers show no
 * prompt otherwise. If the user denies access, the background notices and reports it. Match patterns have no port, and
 * Firefox rejects one that does.
 */
export async function requestAccess(origin: string): Promise<void> {
  const { protocol, hostname } = new URL(origin)
  try {
    await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] })
  } catch {
    // The browser shows no prompt. If access is missing, the background reports it.
  }
}
