import { useRef, useState } from 'preact/hooks'
import type { Message } from '../../../core/message'
import { parseConsoleUrl } from '../../../core/registry/console-url'
import { t } from '../../../locales/say'
import { CollectorsField } from './CollectorsField'
import {
  checkConsole,
  checkFile,
  type FormFieldName,
  type Problems,
  type FormContext,
  type CandidateState,
  type WorkspaceDraft,
} from './draft'
import { Field } from '../../shared/Field'
import { FileField, type ReadFile } from './FileField'
import { FORM_PROBLEM_ID, FormEnd } from './FormEnd'
import { NameField } from './NameField'
import { problemField } from './problem-field'
import { type Origin, proposeFields, type TypedFields } from './proposal'
import { SignInFields } from './SignInFields'
import { useFormFocus } from './use-form-focus'

/** Id of the heading, which can be focused. */
export const ADD_WORKSPACE_TITLE_ID = 'add-workspace-title'

interface AddWorkspaceProps {
  readonly formContext: FormContext
  /** Host of the collector to add a workspace for, or empty. */
  readonly collector: string
  /** The user opened the form, so it takes the focus. */
  readonly takesFocus: boolean
  /** The candidate while it is being tried. */
  readonly candidate: CandidateState | null
  /** Why the last submission failed, or null. */
  readonly problem: Message | null
  /** Called while a click is handled. */
  readonly onConnect: (draft: WorkspaceDraft) => void
  /** Called with the problems of invalid fields. The fields show them too; this announces them to screen readers. */
  readonly onInvalid: (problems: readonly Message[]) => void
  readonly onReadFile: ReadFile
  /** Stops trying the candidate. */
  readonly onStop: () => void
  /** Null if the form can't be closed. */
  readonly onClose: (() => void) | null
}

/** The form that adds a workspace from its Web Console or from a file. */
export function AddWorkspace(props: AddWorkspaceProps) {
  const { formContext, candidate, onClose } = props
  const [from, setFrom] = useState<Origin>('console')
  const [typed, setTyped] = useState<TypedFields>({})
  const [problems, setProblems] = useState<Problems>({})
  const refusedHost = useRef<string>(undefined)
  const form = useFormFocus(props.takesFocus ? 'empty' : null, problems)
  const fields = proposeFields(from, typed, props.collector)
  const url = parseConsoleUrl(fields.url)
  const type = (more: TypedFields) => setTyped((before) => ({ ...before, ...more }))

  const answerFor = (field: FormFieldName) =>
    props.problem && problemField(props.problem) === field ? FORM_PROBLEM_ID : undefined

  const submit = () => {
    if (candidate) return
    const checked =
      from === 'file'
        ? checkFile(fields)
        : checkConsole(fields, formContext, refusedHost.current === fields.url)
    refusedHost.current = 'problems' in checked ? refusedBy(checked.problems, fields.url) : undefined
    setProblems('problems' in checked ? checked.problems : {})
    if ('draft' in checked) props.onConnect(checked.draft)
    else props.onInvalid(Object.values(checked.problems))
  }

  return (
    <form
      ref={form}
      class="workspace-form"
      aria-labelledby={ADD_WORKSPACE_TITLE_ID}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
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
          setProblems({})
        }}
      />
      {from === 'console' ? (
        <>
          <Field
            label={t('connect.url.label')}
            problem={problems.url}
            formProblemId={answerFor('url')}
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
                onInput={(event) => type({ url: event.currentTarget.value })}
              />
            )}
          </Field>
          <SignInFields
            fields={fields}
            problems={problems}
            origin={'problem' in url ? null : url.origin}
            hasSecret={false}
            formProblemId={answerFor('secret')}
            now={formContext.now}
            onType={type}
          />
        </>
      ) : (
        <FileField
          label={t('connect.file.label')}
          selected={fields.file}
          problem={problems.file}
          currentFile={null}
          onRead={props.onReadFile}
          onChoose={(file) => type({ file })}
          onProblem={(problem) => props.onInvalid([problem])}
        />
      )}
      <NameField value={fields.name} problem={problems.name} onType={(name) => type({ name })} />
      <CollectorsField
        value={fields.collectors}
        problem={problems.collectors}
        workspaceId={null}
        formContext={formContext}
        onType={(collectors) => type({ collectors })}
      />
      <FormEnd
        submit={t(from === 'file' ? 'connect.add' : 'connect.button')}
        candidate={candidate}
        problem={props.problem}
        onStop={props.onStop}
        onClose={onClose}
      />
    </form>
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
