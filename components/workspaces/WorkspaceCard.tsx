import { message } from '../../core/message'
import type { Workspace, WorkspaceState } from '../../core/registry/workspace'
import { t } from '../../locales/say'
import { Sentence } from '../shared/Sentence'
import { Confirm } from '../shared/Confirm'
import { Progress } from './Progress'
import { RegistryFactsView, Warning } from './RegistryFactsView'

interface WorkspaceCardProps {
  readonly state: WorkspaceState
  /** Ms since the epoch. */
  readonly now: number
  /** Called while a click is handled. */
  readonly onRefresh: () => void
  readonly onStop: () => void
  readonly onSave: () => void
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** One workspace: its source, its state, and the actions for it. */
export function WorkspaceCard(props: WorkspaceCardProps) {
  const { state, now } = props
  const { workspace, progress, facts } = state
  const title = `workspace-${workspace.id}`
  return (
    <article class="workspace" aria-labelledby={title}>
      <h3 id={title} tabIndex={-1} dir="auto" translate={false}>
        {workspace.name}
      </h3>
      <Origin workspace={workspace} />
      <Collectors hosts={workspace.collectors} />
      <SwitchesOn workspace={workspace} />
      <RegistryFactsView state={state} now={now} />
      {progress && <Progress workspace={workspace.name} progress={progress} />}
      <div class="buttons">
        {/* A single button for both, so that it keeps the focus. */}
        {(workspace.source.kind === 'console' || progress) && (
          <button type="button" onClick={progress ? props.onStop : props.onRefresh}>
            {t(progress ? 'options.cancel' : 'options.again')}
          </button>
        )}
        {facts && (
          <button type="button" onClick={props.onSave}>
            {t('options.saveAs')}
          </button>
        )}
        <button type="button" id={`edit-${workspace.id}`} onClick={props.onEdit}>
          {t('options.edit')}
        </button>
        <Confirm
          button={t('options.remove.button')}
          question={message('options.remove.question', { workspace: workspace.name })}
          yes={t('options.remove.yes')}
          onYes={props.onRemove}
        />
      </div>
    </article>
  )
}

function Origin({ workspace: { source } }: { workspace: Workspace }) {
  if (source.kind === 'file') {
    return (
      <p class="hint">
        <Sentence of={message('options.fromFile', { file: source.file })} />
      </p>
    )
  }
  return (
    <p class="hint">
      <a href={source.origin} target="_blank" rel="noreferrer">
        <bdi translate={false}>{source.origin}</bdi>
      </a>{' '}
      · {t(`connect.signIn.${source.signIn}`)}
    </p>
  )
}

function Collectors({ hosts }: { hosts: readonly string[] }) {
  if (hosts.length === 0) return <Warning of={message('options.judgesNothing')} />
  return (
    <p>
      <Sentence of={message('options.judges', { hosts: hosts.join(', ') })} />
    </p>
  )
}

function SwitchesOn({ workspace: { createsGoals, seesPart, asksEvents, source } }: { workspace: Workspace }) {
  const on = [
    createsGoals && t('options.switch.createsGoals'),
    seesPart && t(source.kind === 'file' ? 'options.switch.seesPartFile' : 'options.switch.seesPart'),
    asksEvents && t('options.on.asksEvents'),
  ].filter((words) => words !== false)
  return on.length > 0 ? <p class="hint">{on.join(' · ')}</p> : null
}
