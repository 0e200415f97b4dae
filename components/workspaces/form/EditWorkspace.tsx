import { useState } from 'preact/hooks'
import { type Message, message } from '../../../core/message'
import type { Workspace } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import { Sentence } from '../../shared/Sentence'
import { CollectorsField } from './CollectorsField'
import {
  checkEdit,
  type Fields,
  type Problems,
  type FormContext,
  type WorkspaceSwitches,
  type CandidateState,
  type WorkspaceDraft,
} from './draft'
import { FileField, type ReadFile } from './FileField'
import { FORM_PROBLEM_ID, FormEnd } from './FormEnd'
import { NameField } from './NameField'
import { problemField } from './problem-field'
import { SignInFields } from './SignInFields'
import { SwitchFields } from './SwitchFields'
import { useFormFocus } from './use-form-focus'

interface EditWorkspaceProps {
  readonly workspace: Workspace
  readonly formContext: FormContext
  readonly candidate: CandidateState | null
  readonly problem: Message | null
  /** Called while a click is handled. */
  readonly onSave: (draft: WorkspaceDraft) => void
  readonly onInvalid: (problems: readonly Message[]) => void
  readonly onReadFile: ReadFile
  readonly onStop: () => void
  readonly onClose: () => void
}

/** The form that edits a workspace, in place of its card. */
export function EditWorkspace(props: EditWorkspaceProps) {
  const { workspace, formContext, candidate } = props
  const { source } = workspace
  const [fields, setFields] = useState<Fields>(() => fieldsOf(workspace))
  const [switches, setSwitches] = useState<WorkspaceSwitches>(workspace)
  const [problems, setProblems] = useState<Problems>({})
  const form = useFormFocus('first', problems)
  const type = (typed: Partial<Fields>) => setFields((before) => ({ ...before, ...typed }))

  const submit = () => {
    if (candidate) return
    const { createsGoals, seesPart, asksEvents } = switches
    const checked = checkEdit(fields, { createsGoals, seesPart, asksEvents }, workspace, formContext.now)
    setProblems('problems' in checked ? checked.problems : {})
    if ('draft' in checked) props.onSave(checked.draft)
    else props.onInvalid(Object.values(checked.problems))
  }

  return (
    <form
      ref={form}
      class="workspace-form"
      aria-labelledby={`workspace-${workspace.id}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3 id={`workspace-${workspace.id}`} tabIndex={-1}>
        <Sentence of={message('options.editing', { workspace: workspace.name })} />
      </h3>
      <NameField value={fields.name} problem={problems.name} onType={(name) => type({ name })} />
      <CollectorsField
        value={fields.collectors}
        problem={problems.collectors}
        workspaceId={workspace.id}
        formContext={formContext}
        onType={(collectors) => type({ collectors })}
      />
      {source.kind === 'console' ? (
        <SignInFields
          fields={fields}
          problems={problems}
          origin={source.origin}
          hasSecret={source.signIn !== 'session' && !lacksSecret(workspace, formContext)}
          formProblemId={
            props.problem && problemField(props.problem) === 'secret' ? FORM_PROBLEM_ID : undefined
          }
          now={formContext.now}
          onType={type}
        />
      ) : (
        <FileField
          label={t('connect.file.replace')}
          selected={fields.file}
          problem={problems.file}
          currentFile={source.file}
          onRead={props.onReadFile}
          onChoose={(file) => type({ file })}
          onProblem={(problem) => props.onInvalid([problem])}
        />
      )}
      <SwitchFields
        switches={switches}
        kind={source.kind}
        onSwitch={(switched) => setSwitches((before) => ({ ...before, ...switched }))}
      />
      <FormEnd
        submit={t('options.save')}
        candidate={candidate}
        problem={props.problem}
        onStop={props.onStop}
        onClose={props.onClose}
      />
    </form>
  )
}

/** Returns true if no secret is stored, as after a settings import, so an empty field can't keep one. */
const lacksSecret = ({ id }: Workspace, { states }: FormContext): boolean =>
  states.some(({ workspace, problem }) => workspace.id === id && problem?.key === 'consoleAnswer.noSecret')

const fieldsOf = ({ name, collectors, source }: Workspace): Fields => ({
  url: source.kind === 'console' ? source.origin : '',
  signIn: source.kind === 'console' ? source.signIn : 'key',
  secret: '',
  name,
  collectors: collectors.join(', '),
  file: null,
})
