import type { ReadFile } from '../../components/workspaces/form/FileField'
import { fileNamePart } from '../../core/export/file-name'
import { message } from '../../core/message'
import { isTimestamp } from '../../core/timestamp'
import { readRegistryFile } from '../../core/registry/file/read-registry-file'
import { fileProblem, MAX_FILE_CHARS } from '../../core/registry/file/registry-file'
import { writeRegistryFile } from '../../core/registry/file/write-registry-file'
import type { Workspace } from '../../core/registry/workspace'
import { errorMessage } from '../../core/error-message'
import { readRegistry } from '../../settings/database'
import { saveFile } from '../../browser/save-file'

/** Maximum number of bytes that one UTF-16 code unit takes in UTF-8. */
export const BYTES_PER_CHARACTER = 3

/** Reads a selected file, unless it is too large. */
export const readSelectedFile: ReadFile = async (file) => {
  if (file.size > MAX_FILE_CHARS * BYTES_PER_CHARACTER)
    return fileProblem('registryFile.problem.tooLarge', file.name, {
      megabytes: MAX_FILE_CHARS / 1_000_000,
    })
  try {
    const content = readRegistryFile(await file.text(), file.name)
    return 'problem' in content ? content : { name: file.name, content }
  } catch (error) {
    // The file may have been deleted, or the user may not have access to it.
    return { problem: message('connect.file.unreadable', { file: file.name, reason: errorMessage(error) }) }
  }
}

/** Downloads the registry of a workspace. Returns the name of the file, or null if there is no registry. */
export async function downloadRegistry(workspace: Workspace): Promise<string | null> {
  const registry = await readRegistry(workspace.id)
  if (!registry) return null
  const name = registryFileName(workspace, registry.fetchedAt)
  saveFile(writeRegistryFile(registry, workspace), name)
  return name
}

/**
 * Returns a name such as `acme.absmartly.com-2026-11-23.json`, with characters that every file system accepts. `at` is
 * in milliseconds since the epoch.
 */
export function registryFileName({ name }: Workspace, at: number): string {
  const safe = fileNamePart(name)
  return `${safe || 'workspace'}${dayOf(at)}.json`
}

/** Formats milliseconds since the epoch as `-2026-11-23`; empty for a time outside the range of dates. */
export const dayOf = (at: number): string =>
  isTimestamp(at) ? `-${new Date(at).toISOString().slice(0, 10)}` : ''
