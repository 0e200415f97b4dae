import type { Message } from '../../../core/message'
import { t } from '../../../locales/say'
import { Field } from '../../shared/Field'

/** Maximum length that the background accepts, in UTF-16 code units. */
const MAX_NAME_CHARS = 200

interface NameFieldProps {
  readonly value: string
  readonly problem: Message | undefined
  readonly onType: (name: string) => void
}

/** The display name of the workspace. */
export function NameField({ value, problem, onType }: NameFieldProps) {
  return (
    <Field label={t('connect.name.label')} problem={problem}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          maxLength={MAX_NAME_CHARS}
          value={value}
          onInput={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}
