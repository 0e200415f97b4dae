import { type Message, message } from '../../../core/message'
import { reasonOf } from '../../../core/reason'

/** What is said when what somebody has chosen cannot be read. */
export const unread = (error: unknown): Message => message('preferences.notRead', { reason: reasonOf(error) })
