import { type Message, message } from '../../../core/message'
import { errorMessage } from '../../../core/error-message'

/** Returns the message for settings that cannot be read. */
export const settingsLoadError = (error: unknown): Message =>
  message('preferences.notRead', { reason: errorMessage(error) })
