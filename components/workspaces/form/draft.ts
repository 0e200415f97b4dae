import { type Message, message } from '../../../core/message'
import { parseCollectorHosts } from '../../../core/registry/collector-hosts'
import { parseConsoleUrl } from '../../../core/registry/console-url'
import type { RegistryFile } from '../../../core/registry/file/registry-file'
import { tokenExpiry } from '../../../core/registry/token'
import type { SignIn, Workspace, WorkspaceState } from '../../../core/registry/workspace'
import { shortTime } from '../../shared/format-time'

/** A file that the user selected, and its contents. */
export interface SelectedFile {
  /** File name on disk. */
  readonly name: string
  readonly content: RegistryFile
}

/** A workspace as entered in a form. It has no id, which is generated for a new workspace. */
export interface WorkspaceDraft {
  readonly workspace: Omit<Workspace, 'id'>
  /** Key or token; empty for a session and for a file. Null keeps the stored one. */
  readonly secret: string | null
  /** Null for a Web Console, and to keep the file that was read earlier. */
  readonly file: RegistryFile | null
}

/** Current values of a form's fields. */
export interface Fields {
  readonly url: string
  readonly signIn: SignIn
  readonly secret: string
  readonly name: string
  readonly collectors: string
  readonly file: SelectedFile | null
}
export type FormFieldName = 'url' | 'secret' | 'file' | 'name' | 'collectors'

/** A workspace that is being tried, with the progress of its fetch. */
export type CandidateState = Pick<WorkspaceState, 'workspace' | 'progress'>

/** Problems by field. */
export type Problems = { readonly [Name in FormFieldName]?: Message }

/** State outside the form that its checks depend on. */
export interface FormContext {
  readonly states: readonly WorkspaceState[]
  /** Hosts of the collectors that pages in open tabs have published to. */
  readonly collectors: readonly string[]
  /** Ms since the epoch. */
  readonly now: number
}

export type FormResult = { readonly draft: WorkspaceDraft } | { readonly problems: Problems }

/**
 * Checks a new workspace from a Web Console. `insisted` is true if its URL was refused before because events are sent
 * there, and the user submitted it again: a self-hosted ABsmartly may use one host for console and collector.
 */
export function checkConsole(fields: Fields, formContext: FormContext, insisted: boolean): FormResult {
  const url = parseConsoleUrl(fields.url)
  const collector = 'problem' in url || insisted ? undefined : collectorProblem(url.workspace, formContext)
  const secret = secretProblem(fields, formContext.now, true)
  const problems = {
    ...('problem' in url ? { url: url.problem } : collector && { url: collector }),
    ...(secret && { secret }),
    // The form suggests a name as soon as there is a URL.
    ...commonProblems(fields, 'problem' in url),
  }
  if ('problem' in url || Object.keys(problems).length > 0) return { problems }
  const { signIn } = fields
  const source = { kind: 'console', origin: url.origin, signIn } as const
  const switches = { createsGoals: false, seesPart: false, asksEvents: false }
  const workspace = { ...common(fields), source, ...switches }
  return { draft: { workspace, secret: signIn === 'session' ? '' : fields.secret.trim(), file: null } }
}

/** Checks a new workspace from a file. */
export function checkFile(fields: Fields): FormResult {
  const { file } = fields
  const problems = { ...(!file && { file: message('connect.file.empty') }), ...commonProblems(fields, !file) }
  if (!file || Object.keys(problems).length > 0) return { problems }
  const { seesPart, createsGoals } = file.content
  const source = { kind: 'file', file: file.name } as const
  const workspace = { ...common(fields), source, seesPart, createsGoals, asksEvents: false }
  return { draft: { workspace, secret: '', file: file.content } }
}

/** The switches of a workspace. */
export type WorkspaceSwitches = Pick<Workspace, 'createsGoals' | 'seesPart' | 'asksEvents'>

/** Checks the changes to a workspace. Without a new secret or file, the stored one is kept. */
export function checkEdit(
  fields: Fields,
  switches: WorkspaceSwitches,
  { source }: Workspace,
  now: number,
): FormResult {
  const isConsole = source.kind === 'console'
  const needsSecret = isConsole && source.signIn === 'session'
  const secret = isConsole ? secretProblem(fields, now, needsSecret) : null
  const problems = { ...(secret && { secret }), ...commonProblems(fields, false) }
  if (Object.keys(problems).length > 0) return { problems }
  const { file, signIn } = fields
  const changed = isConsole ? { ...source, signIn } : { ...source, ...(file && { file: file.name }) }
  const workspace = { ...common(fields), source: changed, ...switches }
  return { draft: { workspace, secret: newSecret(fields, source.kind), file: file?.content ?? null } }
}

function newSecret({ signIn, secret }: Fields, kind: 'console' | 'file'): string | null {
  if (kind === 'console' && signIn === 'session') return ''
  return kind === 'console' ? secret.trim() || null : null
}

const common = ({ name, collectors }: Fields) => ({
  name: name.trim(),
  collectors: parseCollectorHosts(collectors).hosts,
})

function commonProblems({ name, collectors }: Fields, nameFollows: boolean): Problems {
  const { invalid } = parseCollectorHosts(collectors)
  return {
    ...(name.trim() === '' && !nameFollows && { name: message('connect.name.empty') }),
    ...(invalid.length > 0 && {
      collectors: message('connect.collectors.invalid', { hosts: invalid.join(', ') }),
    }),
  }
}

function collectorProblem(host: string, { states, collectors }: FormContext): Message | undefined {
  const known = [...collectors, ...states.flatMap(({ workspace }) => workspace.collectors)]
  return known.includes(host) ? message('connect.url.knownCollector', { host }) : undefined
}

function secretProblem({ signIn, secret }: Fields, now: number, isNeeded: boolean): Message | null {
  if (signIn === 'session') return null
  if (secret.trim() === '') {
    if (!isNeeded) return null
    return message(signIn === 'key' ? 'connect.key.empty' : 'connect.token.empty')
  }
  const expiresAt = signIn === 'key' ? null : tokenExpiry(secret)
  if (expiresAt === null || expiresAt > now) return null
  return message('connect.token.ended', { time: shortTime(expiresAt, now) })
}
