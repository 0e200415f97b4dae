import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import { ADD_TITLE } from '../../components/workspaces/form/AddWorkspace'
import type { Tried, WorkspaceDraft } from '../../components/workspaces/form/draft'
import { NO_NOTICE, type NoticeState } from '../../components/shared/Notice'
import {
  ADD_BUTTON,
  editButtonOf,
  type FocusTarget,
  type OpenForm,
  titleOf,
  WORKSPACES_TITLE,
} from '../../components/workspaces/Workspaces'
import { type Message, message } from '../../core/message'
import type { SettingsNews } from '../../core/protocol/settings'
import type { Workspace, WorkspaceState } from '../../core/registry/workspace'
import { reasonOf } from '../../core/reason'
import { resetSettings } from '../../settings/all'
import { ask, connect, requestAccess } from './ask-background'
import { downloadRegistry } from './files'
import { connectedLines, olderLines, refreshedLines } from './notices'
import { until } from './until'

/** What the options page shows, and what can be done on it. */
export interface Settings {
  /** Null until the background has told. */
  readonly news: ReadonlySignal<SettingsNews | null>
  readonly trying: ReadonlySignal<Tried | null>
  readonly open: ReadonlySignal<OpenForm>
  readonly focus: ReadonlySignal<FocusTarget | null>
  readonly notice: ReadonlySignal<NoticeState>
  readonly hear: (news: SettingsNews) => void
  /** Opens a form, or closes the one that is open. */
  readonly show: (form: OpenForm) => void
  /** The next three are to be called while a click is handled. They resolve when it is said what came of them. */
  readonly connect: (draft: WorkspaceDraft) => Promise<void>
  readonly save: (id: string, draft: WorkspaceDraft) => Promise<void>
  readonly refresh: (id: string) => Promise<void>
  readonly invalid: (problems: readonly Message[]) => void
  readonly stop: (id: string) => Promise<void>
  readonly download: (id: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  readonly wipe: () => Promise<void>
}

/** The news of something come before the answer, or soon after; they can be lost with a background that is stopped. In ms. */
const NEWS_MS = 3000

/** The state of the page, with a form that is open at first. */
export function createSettings(initially: OpenForm): Settings {
  const news = signal<SettingsNews | null>(null)
  const pending = signal<Tried | null>(null)
  const open = signal<OpenForm>(initially)
  const focus = signal<FocusTarget | null>(null)
  const notice = signal<NoticeState>(NO_NOTICE)
  const stopped = new Set<string>()
  const stateOf = (id: string) => news.value?.states.find(({ workspace }) => workspace.id === id)
  const isEmpty = () => (news.value?.states.length ?? 0) === 0
  const say = (kind: NoticeState['kind'], place: NoticeState['place'], lines: readonly Message[]) => {
    notice.value = { kind, place, lines }
  }
  /** Says what came of a form and, if it is still the one that is open, closes it. */
  const finish = (form: OpenForm, focusId: string, lines: readonly Message[]) =>
    batch(() => {
      say('done', 'page', lines)
      if (open.value !== form) return
      open.value = null
      focus.value = { id: focusId }
    })
  const refuse = (form: OpenForm, problem: Message) => {
    if (isCancelled(problem)) say('done', 'page', [problem])
    else say('problem', open.value === form ? 'form' : 'page', [problem])
  }

  async function attempt(workspace: Workspace, draft: WorkspaceDraft): Promise<void> {
    const access = accessTo(workspace)
    const form = open.value
    const { id, name } = workspace
    pending.value = { workspace, progress: [] }
    say('busy', 'form', [message('connect.busy', { workspace: name })])
    await access
    const problem = stopped.delete(id) ? CANCELLED : await connect(workspace, draft, Date.now())
    if (!problem) await until(() => Boolean(stateOf(id)?.facts), NEWS_MS)
    batch(() => {
      pending.value = null
      if (problem) return refuse(form, problem)
      const state = stateOf(id)
      finish(form, titleOf(id), state ? connectedLines(state) : [saved(name)])
    })
  }

  async function edit(workspace: Workspace): Promise<void> {
    const form = open.value
    const problem = await ask({ what: 'edit', workspace })
    if (problem) refuse(form, problem)
    else finish(form, editButtonOf(workspace.id), [saved(workspace.name)])
  }

  async function refresh(id: string): Promise<void> {
    const workspace = stateOf(id)?.workspace
    if (!workspace) return
    const access = accessTo(workspace)
    say('busy', 'card', [message('connect.busy', { workspace: workspace.name })])
    await access
    const problem = await ask({ what: 'refresh', id })
    const state = stateOf(id)
    if (problem && isCancelled(problem)) return say('done', 'card', [problem])
    if (!problem) return say('done', 'card', state ? refreshedLines(state) : [])
    const older = state ? olderLines(state, Date.now()) : []
    // What the background could not be asked for is on no card.
    say('problem', state?.problem ? 'card' : 'page', [problem, ...older])
  }

  async function end(
    request: { what: 'wipe' } | { what: 'remove'; id: string },
    done: Message,
  ): Promise<void> {
    const problem = await ask(request)
    if (problem) return say('problem', 'page', [problem])
    await until(() => (request.what === 'wipe' ? isEmpty() : !stateOf(request.id)), NEWS_MS)
    batch(() => {
      open.value = null
      say('done', 'page', isEmpty() ? [done, message('connect.nothing')] : [done])
      focus.value = { id: isEmpty() ? ADD_TITLE : WORKSPACES_TITLE }
    })
  }

  return {
    news,
    trying: computed(() => news.value?.trying ?? pending.value),
    open,
    focus,
    notice,
    hear: (heard) => {
      news.value = heard
    },
    show: (form) =>
      batch(() => {
        const before = open.value
        open.value = form
        notice.value = NO_NOTICE
        if (!form) focus.value = { id: before && 'edit' in before ? editButtonOf(before.edit) : ADD_BUTTON }
      }),
    connect: (draft) => attempt({ ...draft.workspace, id: crypto.randomUUID() }, draft),
    save: (id, draft) => {
      const workspace = { ...draft.workspace, id }
      return mustBeTried(stateOf(id), draft) ? attempt(workspace, draft) : edit(workspace)
    },
    refresh,
    // They are shown beside their fields.
    invalid: (problems) => say('done', 'form', problems),
    stop: async (id) => {
      if (pending.value?.workspace.id === id && !news.value?.trying) stopped.add(id)
      await ask({ what: 'cancel', id })
    },
    download: async (id) => {
      const workspace = stateOf(id)?.workspace
      if (!workspace) return
      const values = { workspace: workspace.name }
      try {
        const file = await downloadRegistry(workspace)
        if (file === null) say('problem', 'page', [message('options.notSaved', values)])
        else say('done', 'page', [message('options.saved', { ...values, file })])
      } catch (error) {
        say('problem', 'page', [message('options.failed', { reason: reasonOf(error) })])
      }
    },
    remove: (id) =>
      end(
        { what: 'remove', id },
        message('options.remove.done', { workspace: stateOf(id)?.workspace.name ?? '' }),
      ),
    wipe: async () => {
      await end({ what: 'wipe' }, message('options.wipe.done'))
      try {
        await resetSettings()
      } catch (error) {
        say('problem', 'page', [message('preferences.notKept', { reason: reasonOf(error) })])
      }
    },
  }
}

const CANCELLED = message('consoleAnswer.cancelled')
const isCancelled = ({ key }: Message): boolean => key === CANCELLED.key
const saved = (workspace: string): Message => message('options.changed', { workspace })

const accessTo = ({ source }: Workspace): Promise<void> | null =>
  source.kind === 'console' ? requestAccess(source.origin) : null

/** Another credential or file is tried before it takes the place of the one that works. */
function mustBeTried(
  state: WorkspaceState | undefined,
  { workspace, secret, file }: WorkspaceDraft,
): boolean {
  const before = state?.workspace.source
  const now = workspace.source
  const changed = before?.kind === 'console' && now.kind === 'console' && before.signIn !== now.signIn
  return changed || file !== null || (secret !== null && secret !== '')
}
