import { parseConsoleUrl } from '../../../core/registry/console-url'
import { collectorForConsole, consoleForCollector } from '../../../core/registry/workspace'
import type { Fields } from './draft'

/** The source of a new workspace's names. */
export type Origin = 'console' | 'file'

/** The fields that the user has filled in. The others get proposed values. */
export type TypedFields = Partial<Fields>

/**
 * Returns the fields of a new workspace: user input and, for untouched fields, values derived from the rest.
 * `collector` is the host of the collector to add it for, or empty.
 */
export function proposeFields(from: Origin, typed: TypedFields, collector: string): Fields {
  const url = typed.url ?? consoleForCollector(collector) ?? ''
  const file = typed.file ?? null
  const suggested = from === 'console' ? ofConsole(url) : ofFile(file)
  const hosts = new Set([collector, ...suggested.collectors].filter((host) => host !== ''))
  return {
    url,
    file,
    signIn: typed.signIn ?? 'key',
    secret: typed.secret ?? '',
    name: typed.name ?? suggested.name,
    collectors: typed.collectors ?? [...hosts].join(', '),
  }
}

interface Suggested {
  readonly name: string
  readonly collectors: readonly string[]
}

function ofConsole(typedUrl: string): Suggested {
  const url = parseConsoleUrl(typedUrl)
  if ('problem' in url) return { name: '', collectors: [] }
  const collector = collectorForConsole(url.origin)
  return { name: url.workspace, collectors: collector === null ? [] : [collector] }
}

function ofFile(file: Fields['file']): Suggested {
  if (!file) return { name: '', collectors: [] }
  const { workspaceName, collectors } = file.content
  return { name: workspaceName ?? file.name.replace(/\.\w+$/, ''), collectors }
}
