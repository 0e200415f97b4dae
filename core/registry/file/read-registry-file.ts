import { readCsvFile } from './csv-file'
import { readJsonFile } from './json-file'
import { type FileProblem, fileProblem, MAX_FILE_CHARS, type RegistryFile } from './registry-file'

/** Reads a registry file from its text. `name` is the name of the file. */
export function readRegistryFile(text: string, name: string): RegistryFile | FileProblem {
  if (text.length > MAX_FILE_CHARS)
    return fileProblem('registryFile.problem.tooLarge', name, { megabytes: MAX_FILE_CHARS / 1_000_000 })
  // Browsers decode a file as UTF-8 and insert U+FFFD for invalid bytes (Encoding standard, “UTF-8 decode”). NUL
  // occurs in UTF-16.
  if (text.includes('\u0000') || text.includes('\uFFFD'))
    return fileProblem('registryFile.problem.notText', name)
  const body = text.replace(/^\uFEFF/, '')
  if (body.trim() === '') return fileProblem('registryFile.problem.empty', name)
  return readJsonFile(body, name) ?? readCsvFile(body, name)
}
