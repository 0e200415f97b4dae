import { parseConsoleUrl } from '../../../core/registry/console-url'
import { collectorForConsole, consoleForCollector } from '../../../core/registry/workspace'
import type { Fields } from './draft'

/** Where the names of a new workspace come from. */
export type Origin = 'console' | 'file'

/** What a person has typed or chosen so far; what they have not touched is proposed. */
export type TypedFields = Partial<Fields>

/**
 * The fields of a new workspace: what was typed and, where nothing was, what follows from the rest. `collector` is the
 * host of the collector that it is to be added for; empty when it is for none.
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
