import type { Message, MessageKey } from '../../../core/message'
import type { FormFieldName } from './draft'
import { FORM_PROBLEM_ID } from './FormEnd'

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

/** Returns the id of the form's problem message if that message is about this field, or undefined. */
export const formProblemId = (problem: Message | null, field: FormFieldName): string | undefined =>
  problem && problemField(problem) === field ? FORM_PROBLEM_ID : undefined

/** Returns the field that an error of the Web Console is about; null if it is about no field or about several. */
function problemField({ key }: Message): FormFieldName | null {
  if (OF_SECRET.includes(key)) return 'secret'
  return OF_URL.includes(key) ? 'url' : null
}
