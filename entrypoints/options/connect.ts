import { browser } from 'wxt/browser'
import { type Message, message } from '../../core/message'
import type { RegistryRequest } from '../../core/protocol/panel'
import { parseConsoleUrl } from '../../core/registry/console-url'
import type { RegistryState } from '../../core/registry/registry'
import { readCredential, writeCredential } from '../../settings/database'

/** What came of it. `state` is null when the background could not be asked, `origin` is that of the saved console. */
export interface ConnectAnswer {
  readonly state: RegistryState | null
  readonly problem: Message | null
  readonly origin?: string
}

/**
 * Tries a Web Console. The key goes into the extension's own database, where the background takes it from: messages
 * between extension pages are heard by all of them. An empty key means the saved one.
 */
export async function connect(typedUrl: string, typedKey: string): Promise<ConnectAnswer> {
  const url = parseConsoleUrl(typedUrl)
  if ('problem' in url) return { state: null, problem: url.problem }
  return guarded(async () => {
    const saved = await readCredential('credential')
    const key = typedKey.trim() || (saved?.origin === url.origin ? saved.key : '')
    if (key === '') return { state: null, problem: message('connect.key.empty') }
    await writeCredential('candidate', { ...url, key })
    return ask('connect')
  })
}

/** Fetches the registry again. */
export const refresh = (): Promise<ConnectAnswer> => guarded(() => ask('refresh'))

/** Forgets the Web Console, its key and its registry. */
export const disconnect = (): Promise<ConnectAnswer> => guarded(() => ask('disconnect'))

/** How things stand, without fetching. */
export const readState = (): Promise<ConnectAnswer> => guarded(() => ask('state'))

async function ask(what: RegistryRequest['what']): Promise<ConnectAnswer> {
  const state = await browser.runtime.sendMessage<RegistryRequest, RegistryState>({ type: 'registry', what })
  const origin = (await readCredential('credential'))?.origin
  return { state, problem: state.problem, ...(origin !== undefined && { origin }) }
}

async function guarded(action: () => Promise<ConnectAnswer>): Promise<ConnectAnswer> {
  try {
    return await action()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { state: null, problem: message('connect.storage', { reason }) }
  }
}
