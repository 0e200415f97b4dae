import { useLayoutEffect } from 'preact/hooks'
import { type Message, message } from '../../core/message'
import type { SettingsUpdate } from '../../core/protocol/settings'
import { t } from '../../locales/say'
import { AddWorkspace } from './form/AddWorkspace'
import { Confirm } from '../shared/Confirm'
import type { CandidateState, WorkspaceDraft } from './form/draft'
import { EditWorkspace } from './form/EditWorkspace'
import type { ReadFile } from './form/FileField'
import { Notice, type NoticeState } from '../shared/Notice'
import { CandidateProgress } from './Progress'
import { WorkspaceCard } from './WorkspaceCard'

/** The open form: to add a workspace, or to edit the one with an id. */
export type OpenForm = { readonly add: true } | { readonly edit: string } | null

/** Id of the element to focus. Each new object moves the focus, even if the id is the same. */
export interface FocusTarget {
  readonly id: string
}

/** Ids of elements that can be focused. */
export const WORKSPACES_TITLE_ID = 'workspaces-title'
export const ADD_WORKSPACE_BUTTON_ID = 'add-workspace-button'
export const workspaceTitleId = (workspaceId: string): string => `workspace-${workspaceId}`
export const editButtonId = (workspaceId: string): string => `edit-${workspaceId}`

export interface WorkspacesProps {
  readonly update: SettingsUpdate
  /** The workspace that is being tried. */
  readonly candidate: CandidateState | null
  /** Ms since the epoch. */
  readonly now: number
  readonly open: OpenForm
  readonly focus: FocusTarget | null
  readonly notice: NoticeState
  /** Host of the collector to add a workspace for, or empty. */
  readonly collector: string
  readonly onOpen: (form: OpenForm) => void
  /** Like `onSave` and `onRefresh`, called while a click is handled. */
  readonly onConnect: (draft: WorkspaceDraft) => void
  readonly onSave: (id: string, draft: WorkspaceDraft) => void
  readonly onInvalid: (problems: readonly Message[]) => void
  readonly onReadFile: ReadFile
  readonly onRefresh: (id: string) => void
  readonly onStop: (id: string) => void
  readonly onDownload: (id: string) => void
  readonly onRemove: (id: string) => void
  readonly onWipe: () => void
}

/** All workspaces, the form that adds one, and the button that deletes them all. */
export function Workspaces(props: WorkspacesProps) {
  const { update, candidate, open, focus, notice } = props
  const { states } = update
  const formContext = { states, collectors: update.collectors, now: props.now }
  useLayoutEffect(() => {
    if (focus) document.getElementById(focus.id)?.focus()
  }, [focus])

  const isNew = candidate !== null && !states.some(({ workspace }) => workspace.id === candidate.workspace.id)
  const stop = () => {
    if (candidate) props.onStop(candidate.workspace.id)
  }
  const forms = {
    formContext,
    problem: notice.shownIn === 'form' && notice.kind === 'problem' ? (notice.lines[0] ?? null) : null,
    onInvalid: props.onInvalid,
    onReadFile: props.onReadFile,
    onStop: stop,
  }
  const adds = states.length === 0 || (open !== null && 'add' in open)
  const isEdited = (id: string) => open !== null && 'edit' in open && open.edit === id

  return (
    <>
      {states.length > 0 && (
        <section class="workspaces" aria-labelledby={WORKSPACES_TITLE_ID}>
          <h2 id={WORKSPACES_TITLE_ID} tabIndex={-1}>
            {t('options.workspaces')}
          </h2>
          <ul>
            {states.map((state) => {
              const { id } = state.workspace
              return (
                <li key={id}>
                  {isEdited(id) ? (
                    <EditWorkspace
                      {...forms}
                      workspace={state.workspace}
                      candidate={candidate}
                      onSave={(draft) => props.onSave(id, draft)}
                      onClose={() => props.onOpen(null)}
                    />
                  ) : (
                    <WorkspaceCard
                      state={
                        candidate?.workspace.id === id
                          ? { ...state, progress: candidate.progress ?? [] }
                          : state
                      }
                      now={props.now}
                      onRefresh={() => props.onRefresh(id)}
                      onStop={() => props.onStop(id)}
                      onSave={() => props.onDownload(id)}
                      onEdit={() => props.onOpen({ edit: id })}
                      onRemove={() => props.onRemove(id)}
                    />
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      )}
      {adds ? (
        <AddWorkspace
          {...forms}
          collector={props.collector}
          takesFocus={open !== null}
          candidate={candidate}
          onConnect={props.onConnect}
          onClose={states.length > 0 ? () => props.onOpen(null) : null}
        />
      ) : (
        <>
          {isNew && <CandidateProgress state={candidate} onStop={stop} />}
          <button
            type="button"
            id={ADD_WORKSPACE_BUTTON_ID}
            class="add"
            onClick={() => props.onOpen({ add: true })}
          >
            {t('connect.title')}
          </button>
        </>
      )}
      <Notice {...notice} />
      {states.length > 0 && (
        <section class="wipe" aria-labelledby="wipe-title">
          <h2 id="wipe-title">{t('options.wipe.title')}</h2>
          <p>{t('options.wipe.text')}</p>
          <Confirm
            button={t('options.wipe.button')}
            question={message('options.wipe.question')}
            yes={t('options.wipe.yes')}
            onYes={props.onWipe}
          />
        </section>
      )}
    </>
  )
}
