import * as v from 'valibot'
import { message } from '../../message'
import { parseJson } from '../../parse-json'
import { LIST_NAMES } from '../registry'
import { assemble, assembleGoals, type RawLists } from './assemble'
import { jsonFault } from './json-fault'
import {
  FILE_FORMAT,
  FILE_VERSION,
  type FileProblem,
  fileProblem,
  lineAndColumn,
  type RegistryFile,
} from './registry-file'

const OwnList = v.object({ complete: v.boolean(), items: v.array(v.unknown()) })

/**
 * Reads a JSON file: our own export, a list, or a response of the Web Console API to `GET /v1/goals`. Returns null
 * for a file that is not JSON and was not meant to be.
 */
export function readJsonFile(text: string, file: string): RegistryFile | FileProblem | null {
  if (!/^\s*[[{]/.test(text)) return null
  const value = parseJson(text)
  if (value === undefined && !looksLikeJson(text)) return null
  if (value === undefined)
    return fileProblem('registryFile.problem.brokenJson', file, lineAndColumn(text, jsonFault(text) ?? 0))
  if (Array.isArray(value)) return assembleGoals(value, null, file)
  if (typeof value !== 'object' || value === null) return fileProblem('registryFile.problem.otherJson', file)
  if ('format' in value && value.format === FILE_FORMAT) return readOwn(value, file)
  if (!('goals' in value) || !Array.isArray(value.goals))
    return fileProblem('registryFile.problem.otherJson', file)
  const total: unknown = 'total' in value ? value.total : null
  // The file is one page of several, so the list must count as incomplete: other names may be on the other pages.
  const isPart = typeof total === 'number' && total > value.goals.length
  const gap = isPart ? message('registryFile.onePage', { got: value.goals.length, total }) : null
  return assembleGoals(value.goals, gap, file)
}

function readOwn(value: object, file: string): RegistryFile | FileProblem {
  const version: unknown = 'version' in value ? value.version : null
  if (typeof version === 'number' && version > FILE_VERSION)
    return fileProblem('registryFile.problem.newer', file, { version, newest: FILE_VERSION })
  if (version !== FILE_VERSION) return fileProblem('registryFile.problem.damaged', file, { part: 'version' })
  const fields = new Map<string, unknown>(Object.entries(value))
  const lists: RawLists = {}
  for (const list of LIST_NAMES) {
    if (!fields.has(list) && list !== 'goals') continue
    const own = v.safeParse(OwnList, fields.get(list))
    if (!own.success) return fileProblem('registryFile.problem.damaged', file, { part: list })
    const gap = own.output.complete ? null : message('registryFile.incomplete')
    lists[list] = { entries: own.output.items, gap }
  }
  return assemble(lists, value, file)
}

/**
 * Returns whether text that is not valid JSON was meant to be JSON or JavaScript. A list of names that begins with
 * `[beta] purchase` was not.
 */
const looksLikeJson = (text: string): boolean =>
  /^\s*(?:\{\s*(?:["'}]|[\w-]+\s*:|$)|\[\s*(?:["'[\]{\n\r]|$)|[[{][ \t]*[\r\n])/.test(text)
