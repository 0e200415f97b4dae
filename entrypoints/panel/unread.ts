import { type Message, message } from '../../core/message'

/** What is said when what somebody has chosen cannot be read. */
export const unread = (error: unknown): Message =>
  message('preferences.notRead', { reason: error instanceof Error ? error.message : String(error) })
