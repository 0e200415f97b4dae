import { type Message, message } from '../../../core/message'
import { errorMessage } from '../../../core/error-message'

/** What is said when what somebody has chosen cannot be read. */
export const settingsLoadError = (error: unknown): Message =>
  message('preferences.notRead', { reason: errorMessage(error) })
