import type { Message, MessageKey } from '../../../core/message'
import type { FormFieldName } from './draft'

const OF_SECRET: readonly MessageKey[] = [
  'consoleAnswer.unauthorized.key',
  'consoleAnswer.unauthorized.jwt',
  'consoleAnswer.unauthorized.bearer',
  'consoleAnswer.sdkKey',
  'consoleAnswer.notSendable',
  'consoleAnswer.tokenEnded',
  'consoleAnswer.forbidden',
]
const OF_URL: readonly MessageKey[] = [
  'consoleAnswer.notFound',
  'consoleAnswer.html',
  'consoleAnswer.notJson',
  'consoleAnswer.undocumented',
  'consoleAnswer.redirect',
  'consoleAnswer.unreachable',
]

/** Returns the field that an error of the Web Console is about; null if it is about none or several. */
export function problemField({ key }: Message): FormFieldName | null {
  if (OF_SECRET.includes(key)) return 'secret'
  return OF_URL.includes(key) ? 'url' : null
}
