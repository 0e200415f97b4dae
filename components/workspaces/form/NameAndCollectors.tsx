import type { Message } from '../../../core/message'
import { t } from '../../../locales/say'
import { Field } from '../../shared/Field'
import { CollectorsField } from './CollectorsField'
import type { Fields, FormContext, Problems } from './draft'

/** Maximum length that the background accepts, in UTF-16 code units. */
const MAX_NAME_CHARS = 200

interface NameAndCollectorsProps {
  readonly fields: Pick<Fields, 'name' | 'collectors'>
  readonly problems: Problems
  /** Null for a new workspace. */
  readonly workspaceId: string | null
  readonly formContext: FormContext
  readonly onType: (typed: Partial<Fields>) => void
}

/** The fields that every workspace has: its display name and its collectors. */
export function NameAndCollectors(props: NameAndCollectorsProps) {
  const { fields, problems, workspaceId, formContext, onType } = props
  return (
    <>
      <NameField value={fields.name} problem={problems.name} onType={(name) => onType({ name })} />
      <CollectorsField
        value={fields.collectors}
        problem={problems.collectors}
        workspaceId={workspaceId}
        formContext={formContext}
        onType={(collectors) => onType({ collectors })}
      />
    </>
  )
}

interface NameFieldProps {
  readonly value: string
  readonly problem: Message | undefined
  readonly onType: (name: string) => void
}

function NameField({ value, problem, onType }: NameFieldProps) {
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
