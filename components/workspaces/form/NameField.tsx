import type { Message } from '../../../core/message'
import { t } from '../../../locales/say'
import { Field } from '../../shared/Field'

/** The background takes no longer names. */
const MAX_NAME_CHARS = 200

interface NameFieldProps {
  readonly value: string
  readonly problem: Message | undefined
  readonly onType: (name: string) => void
}

/** What people call the workspace. */
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
