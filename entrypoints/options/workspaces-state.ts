import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { ADD_WORKSPACE_TITLE_ID } from '../../components/workspaces/form/AddWorkspace'
import type { CandidateState, WorkspaceDraft } from '../../components/workspaces/form/draft'
import { NO_NOTICE, type NoticeState } from '../../components/shared/Notice'
import {
  ADD_WORKSPACE_BUTTON_ID,
  editButtonId,
  type FocusTarget,
  type OpenForm,
  workspaceTitleId,
  WORKSPACES_TITLE_ID,
} from '../../components/workspaces/Workspaces'
import { type Message, message } from '../../core/message'
import type { SettingsUpdate } from '../../core/protocol/settings'
import type { Workspace, WorkspaceState } from '../../core/registry/workspace'
import { errorMessage } from '../../core/error-message'
import { resetSettings } from '../../settings/all'
import { sendSettingsRequest, connectWorkspace, requestAccess } from './ask-background'
import { downloadRegistry } from './files'
import { connectedLines, olderLines, refreshedLines } from './notices'
import { waitUntil } from './wait-until'

/** State of the workspaces on the options page, and its actions. */
export interface SettingsPageState {
  /** Null until the first update of the background. */
  readonly update: ReadonlySignal<SettingsUpdate | null>
  readonly candidate: ReadonlySignal<CandidateState | null>
  readonly open: ReadonlySignal<OpenForm>
  readonly focus: ReadonlySignal<FocusTarget | null>
  readonly notice: ReadonlySignal<NoticeState>
  readonly receive: (update: SettingsUpdate) => void
  /** Opens a form, or closes the one that is open. */
  readonly show: (form: OpenForm) => void
  /** Call this, `save` and `refresh` while handling a click. They resolve when their result is shown. */
  readonly connect: (draft: WorkspaceDraft) => Promise<void>
  readonly save: (id: string, draft: WorkspaceDraft) => Promise<void>
  readonly refresh: (id: string) => Promise<void>
  readonly invalid: (problems: readonly Message[]) => void
  readonly stop: (id: string) => Promise<void>
  readonly download: (id: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly wipe: () => Promise<void>
}

/**
 * Time to wait for the update after a response, in ms. Updates come before the response or soon after, and are lost if
 * the background stops.
 */
const UPDATE_WAIT_MS = 3000

/** Creates the state, with a form that is open at first. */
export function createSettingsPageState(initially: OpenForm): SettingsPageState {
  const update = signal<SettingsUpdate | null>(null)
  const pending = signal<CandidateState | null>(null)
  const open = signal<OpenForm>(initially)
  const focus = signal<FocusTarget | null>(null)
  const notice = signal<NoticeState>(NO_NOTICE)
  const stopped = new Set<string>()
  const workspaceState = (id: string) => update.value?.states.find(({ workspace }) => workspace.id === id)
  const isEmpty = () => (update.value?.states.length ?? 0) === 0
  const notify = (kind: NoticeState['kind'], shownIn: NoticeState['shownIn'], lines: readonly Message[]) => {
    notice.value = { kind, shownIn, lines }
  }
  /** Shows the result of a form, and closes the form if it is still open. */
  const finish = (form: OpenForm, focusId: string, lines: readonly Message[]) =>
    batch(() => {
      notify('done', 'page', lines)
      if (open.value !== form) return
      open.value = null
      focus.value = { id: focusId }
    })
  const refuse = (form: OpenForm, problem: Message) => {
    if (isCanceled(problem)) notify('done', 'page', [problem])
    else notify('problem', open.value === form ? 'form' : 'page', [problem])
  }

  async function attempt(workspace: Workspace, draft: WorkspaceDraft): Promise<void> {
    const access = accessTo(workspace)
    const form = open.value
    const { id, name } = workspace
    pending.value = { workspace, progress: [] }
    notify('busy', 'form', [message('connect.busy', { workspace: name })])
    await access
    const problem = stopped.delete(id) ? CANCELED : await connectWorkspace(workspace, draft, Date.now())
    if (!problem) await waitUntil(() => Boolean(workspaceState(id)?.facts), UPDATE_WAIT_MS)
    batch(() => {
      pending.value = null
      if (problem) return refuse(form, problem)
      const state = workspaceState(id)
      finish(form, workspaceTitleId(id), state ? connectedLines(state) : [saved(name)])
    })
  }

  async function edit(workspace: Workspace): Promise<void> {
    const form = open.value
    const problem = await sendSettingsRequest({ what: 'edit', workspace })
    if (problem) refuse(form, problem)
    else finish(form, editButtonId(workspace.id), [saved(workspace.name)])
  }

  async function refresh(id: string): Promise<void> {
    const workspace = workspaceState(id)?.workspace
    if (!workspace) return
    const access = accessTo(workspace)
    notify('busy', 'card', [message('connect.busy', { workspace: workspace.name })])
    await access
    const problem = await sendSettingsRequest({ what: 'refresh', id })
    const state = workspaceState(id)
    if (problem && isCanceled(problem)) return notify('done', 'card', [problem])
    if (!problem) return notify('done', 'card', state ? refreshedLines(state) : [])
    const older = state ? olderLines(state, Date.now()) : []
    // If the request did not reach the background, the card shows no problem.
    notify('problem', state?.problem ? 'card' : 'page', [problem, ...older])
  }

  async function end(
    request: { what: 'wipe' } | { what: 'remove'; id: string },
    done: Message,
  ): Promise<void> {
    const problem = await sendSettingsRequest(request)
    if (problem) return notify('problem', 'page', [problem])
    await waitUntil(() => (request.what === 'wipe' ? isEmpty() : !workspaceState(request.id)), UPDATE_WAIT_MS)
    batch(() => {
      open.value = null
      notify('done', 'page', isEmpty() ? [done, message('connect.nothing')] : [done])
      focus.value = { id: isEmpty() ? ADD_WORKSPACE_TITLE_ID : WORKSPACES_TITLE_ID }
    })
  }

  return {
    update,
    candidate: computed(() => update.value?.candidate ?? pending.value),
    open,
    focus,
    notice,
    receive: (next) => {
      update.value = next
    },
    show: (form) =>
      batch(() => {
        const before = open.value
        open.value = form
        notice.value = NO_NOTICE
        if (!form)
          focus.value = {
            id: before && 'edit' in before ? editButtonId(before.edit) : ADD_WORKSPACE_BUTTON_ID,
          }
      }),
    connect: (draft) => attempt({ ...draft.workspace, id: crypto.randomUUID() }, draft),
    save: (id, draft) => {
      const workspace = { ...draft.workspace, id }
      return mustBeTried(workspaceState(id), draft) ? attempt(workspace, draft) : edit(workspace)
    },
    refresh,
    // Each problem is shown next to its field.
    invalid: (problems) => notify('done', 'form', problems),
    stop: async (id) => {
      if (pending.value?.workspace.id === id && !update.value?.candidate) stopped.add(id)
      await sendSettingsRequest({ what: 'cancel', id })
    },
    download: async (id) => {
      const workspace = workspaceState(id)?.workspace
      if (!workspace) return
      const values = { workspace: workspace.name }
      try {
        const file = await downloadRegistry(workspace)
        if (file === null) notify('problem', 'page', [message('options.notSaved', values)])
        else notify('done', 'page', [message('options.saved', { ...values, file })])
      } catch (error) {
        notify('problem', 'page', [message('options.failed', { reason: errorMessage(error) })])
      }
    },
    remove: (id) =>
      end(
        { what: 'remove', id },
        message('options.remove.done', { workspace: workspaceState(id)?.workspace.name ?? '' }),
      ),
    wipe: async () => {
      await end({ what: 'wipe' }, message('options.wipe.done'))
      try {
        await resetSettings()
      } catch (error) {
        notify('problem', 'page', [message('preferences.notKept', { reason: errorMessage(error) })])
      }
    },
  }
}

const CANCELED = message('consoleAnswer.cancelled')
const isCanceled = ({ key }: Message): boolean => key === CANCELED.key
const saved = (workspace: string): Message => message('options.changed', { workspace })

const accessTo = ({ source }: Workspace): Promise<void> | null =>
  source.kind === 'console' ? requestAccess(source.origin) : null

/** Returns true if the credential or file has changed. It must be tried before it replaces the working one. */
function mustBeTried(
  state: WorkspaceState | undefined,
  { workspace, secret, file }: WorkspaceDraft,
): boolean {
  const before = state?.workspace.source
  const now = workspace.source
  const changed = before?.kind === 'console' && now.kind === 'console' && before.signIn !== now.signIn
  return changed || file !== null || (secret !== null && secret !== '')
}
