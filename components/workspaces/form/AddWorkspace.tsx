import { useRef, useState } from 'preact/hooks'
import { parseConsoleUrl } from '../../../core/registry/console-url'
import { t } from '../../../locales/say'
import { checkConsole, checkFile, type Problems, type WorkspaceDraft } from './draft'
import { Field } from '../../shared/Field'
import { FileField } from './FileField'
import { NameAndCollectors } from './NameAndCollectors'
import { formProblemId } from './problem-field'
import { type Origin, proposeFields, type TypedFields } from './proposal'
import { SignInFields } from './SignInFields'
import { type FormProps, useFormResult, WorkspaceForm } from './WorkspaceForm'

/** Id of the heading, which can be focused. */
export const ADD_WORKSPACE_TITLE_ID = 'add-workspace-title'

interface AddWorkspaceProps extends FormProps {
  /** Host of the collector to add a workspace for, or empty. */
  readonly collector: string
  /** The user opened the form, so it takes the focus. */
  readonly takesFocus: boolean
  /** Called while a click is handled. */
  readonly onConnect: (draft: WorkspaceDraft) => void
  /** Null if the form can't be closed. */
  readonly onClose: (() => void) | null
}

/** The form that adds a workspace from its Web Console or from a file. */
export function AddWorkspace(props: AddWorkspaceProps) {
  const { formContext, candidate, problem, onStop, onClose } = props
  const [from, setFrom] = useState<Origin>('console')
  const [typed, setTyped] = useState<TypedFields>({})
  const { problems, onResult, reset } = useFormResult(props.onConnect, props.onInvalid)
  const refusedHost = useRef<string>(undefined)
  const fields = proposeFields(from, typed, props.collector)
  const url = parseConsoleUrl(fields.url)
  const onType = (more: TypedFields) => setTyped((before) => ({ ...before, ...more }))

  const submit = () => {
    const checked =
      from === 'file'
        ? checkFile(fields)
        : checkConsole(fields, formContext, refusedHost.current === fields.url)
    refusedHost.current = 'problems' in checked ? refusedBy(checked.problems, fields.url) : undefined
    onResult(checked)
  }

  return (
    <WorkspaceForm
      titleId={ADD_WORKSPACE_TITLE_ID}
      focusOnOpen={props.takesFocus ? 'empty' : null}
      submit={t(from === 'file' ? 'connect.add' : 'connect.button')}
      onSubmit={submit}
      {...{ candidate, problem, problems, onStop, onClose }}
    >
      <h2 id={ADD_WORKSPACE_TITLE_ID} tabIndex={-1}>
        {t('connect.title')}
      </h2>
      {formContext.states.length === 0 && <p>{t('connect.first')}</p>}
      <p>{t('connect.intro')}</p>
      <Choice
        from={from}
        onChoose={(source) => {
          setFrom(source)
          reset()
        }}
      />
      {from === 'console' ? (
        <>
          <Field
            label={t('connect.url.label')}
            problem={problems.url}
            formProblemId={formProblemId(problem, 'url')}
            hint={t('connect.url.hint')}
          >
            {(attributes) => (
              <input
                {...attributes}
                type="text"
                inputMode="url"
                autocomplete="off"
                spellcheck={false}
                value={fields.url}
                onInput={(event) => onType({ url: event.currentTarget.value })}
              />
            )}
          </Field>
          <SignInFields
            fields={fields}
            problems={problems}
            origin={'problem' in url ? null : url.origin}
            hasSecret={false}
            formProblemId={formProblemId(problem, 'secret')}
            now={formContext.now}
            onType={onType}
          />
        </>
      ) : (
        <FileField
          label={t('connect.file.label')}
          selected={fields.file}
          problem={problems.file}
          currentFile={null}
          onRead={props.onReadFile}
          onChoose={(file) => onType({ file })}
          onProblem={(unusable) => props.onInvalid([unusable])}
        />
      )}
      <NameAndCollectors workspaceId={null} {...{ fields, problems, formContext, onType }} />
    </WorkspaceForm>
  )
}

/** Returns the URL if it was refused for being a collector's. Submitting the same URL again confirms it. */
const refusedBy = (problems: Problems, url: string): string | undefined =>
  problems.url?.key === 'connect.url.knownCollector' ? url : undefined

function Choice({ from, onChoose }: { from: Origin; onChoose: (from: Origin) => void }) {
  return (
    <fieldset class="choice">
      <legend>{t('connect.from.label')}</legend>
      {(['console', 'file'] as const).map((one) => (
        <label key={one}>
          <input type="radio" name="workspace-from" checked={from === one} onChange={() => onChoose(one)} />
          {t(`connect.from.${one}`)}
        </label>
      ))}
    </fieldset>
  )
}
