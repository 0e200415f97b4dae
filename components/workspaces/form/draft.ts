import { type Message, message } from '../../../core/message'
import { parseCollectorHosts } from '../../../core/registry/collector-hosts'
import { parseConsoleUrl } from '../../../core/registry/console-url'
import type { RegistryFile } from '../../../core/registry/file/registry-file'
import { tokenExpiry } from '../../../core/registry/token'
import type { SignIn, Workspace, WorkspaceState } from '../../../core/registry/workspace'
import { shortTime } from '../../shared/format-time'

/** A file that was chosen and read. */
export interface SelectedFile {
  /** Its name on disk. */
  readonly name: string
  readonly content: RegistryFile
}

/** A workspace as a form gives it; the id is drawn, or there already. */
export interface WorkspaceDraft {
  readonly workspace: Omit<Workspace, 'id'>
  /** Key or token; empty for a session and for a file. Null leaves the one that is kept. */
  readonly secret: string | null
  /** Null for a Web Console, and where the file that was read earlier stays. */
  readonly file: RegistryFile | null
}

/** What the fields of a form hold at the moment. */
export interface Fields {
  readonly url: string
  readonly signIn: SignIn
  readonly secret: string
  readonly name: string
  readonly collectors: string
  readonly file: SelectedFile | null
}
export type FormFieldName = 'url' | 'secret' | 'file' | 'name' | 'collectors'

/** A workspace that is tried, as far as it has come. */
export type CandidateState = Pick<WorkspaceState, 'workspace' | 'progress'>

/** What is wrong, by the field it is wrong in. */
export type Problems = { readonly [Name in FormFieldName]?: Message }

/** What a form knows of the world around it. */
export interface FormContext {
  /** All workspaces there are. */
  readonly states: readonly WorkspaceState[]
  /** Hosts of the collectors that pages of open tabs have published to. */
  readonly collectors: readonly string[]
  /** Ms since the epoch. */
  readonly now: number
}

/** What a form comes to: a draft, or problems. */
export type FormResult = { readonly draft: WorkspaceDraft } | { readonly problems: Problems }

/**
 * Checks a new workspace from a Web Console. `insisted`: the address was refused once because events are sent to it, and
 * was not changed since; console and collector of a self-hosted ABsmartly may share one.
 */
export function checkConsole(fields: Fields, formContext: FormContext, insisted: boolean): FormResult {
  const url = parseConsoleUrl(fields.url)
  const collector = 'problem' in url || insisted ? undefined : collectorProblem(url.workspace, formContext)
  const secret = secretProblem(fields, formContext.now, true)
  const problems = {
    ...('problem' in url ? { url: url.problem } : collector && { url: collector }),
    ...(secret && { secret }),
    // The name is proposed as soon as there is a URL.
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

/** What the switches of a workspace say. */
export type WorkspaceSwitches = Pick<Workspace, 'createsGoals' | 'seesPart' | 'asksEvents'>

/** Checks the changes to a workspace. Without a new secret, or file, the old one stays. */
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
