import { useState } from 'preact/hooks'
import { message } from '../../../core/message'
import type { Workspace } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import { Sentence } from '../../shared/Sentence'
import {
  checkEdit,
  type Fields,
  type FormContext,
  type WorkspaceSwitches,
  type WorkspaceDraft,
} from './draft'
import { FileField } from './FileField'
import { NameAndCollectors } from './NameAndCollectors'
import { formProblemId } from './problem-field'
import { SignInFields } from './SignInFields'
import { SwitchFields } from './SwitchFields'
import { type FormProps, useFormResult, WorkspaceForm } from './WorkspaceForm'

interface EditWorkspaceProps extends FormProps {
  readonly workspace: Workspace
  /** Called while a click is handled. */
  readonly onSave: (draft: WorkspaceDraft) => void
  readonly onClose: () => void
}

/** The form that edits a workspace, in place of its card. */
export function EditWorkspace(props: EditWorkspaceProps) {
  const { workspace, formContext, candidate, problem, onStop, onClose } = props
  const { source } = workspace
  const [fields, setFields] = useState<Fields>(() => fieldsOf(workspace))
  const [switches, setSwitches] = useState<WorkspaceSwitches>(workspace)
  const { problems, onResult } = useFormResult(props.onSave, props.onInvalid)
  const onType = (typed: Partial<Fields>) => setFields((before) => ({ ...before, ...typed }))

  const submit = () => {
    const { createsGoals, seesPart, asksEvents } = switches
    onResult(checkEdit(fields, { createsGoals, seesPart, asksEvents }, workspace, formContext.now))
  }

  return (
    <WorkspaceForm
      titleId={`workspace-${workspace.id}`}
      focusOnOpen="first"
      submit={t('options.save')}
      onSubmit={submit}
      {...{ candidate, problem, problems, onStop, onClose }}
    >
      <h3 id={`workspace-${workspace.id}`} tabIndex={-1}>
        <Sentence of={message('options.editing', { workspace: workspace.name })} />
      </h3>
      <NameAndCollectors workspaceId={workspace.id} {...{ fields, problems, formContext, onType }} />
      {source.kind === 'console' ? (
        <SignInFields
          fields={fields}
          problems={problems}
          origin={source.origin}
          hasSecret={source.signIn !== 'session' && !lacksSecret(workspace, formContext)}
          formProblemId={formProblemId(problem, 'secret')}
          now={formContext.now}
          onType={onType}
        />
      ) : (
        <FileField
          label={t('connect.file.replace')}
          selected={fields.file}
          problem={problems.file}
          currentFile={source.file}
          onRead={props.onReadFile}
          onChoose={(file) => onType({ file })}
          onProblem={(unusable) => props.onInvalid([unusable])}
        />
      )}
      <SwitchFields
        switches={switches}
        kind={source.kind}
        onSwitch={(switched) => setSwitches((before) => ({ ...before, ...switched }))}
      />
    </WorkspaceForm>
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
