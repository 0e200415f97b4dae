/**
 * `npm run check:imports` checks that imports follow the arrows of ARCHITECTURE.md, that folders do not import each
 * other in a circle, and that no folder has too many files.
 */
import { readRepository } from './imports/repository.ts'
import { AREAS } from './imports/areas.ts'
import { checkImports } from './imports/check.ts'
import { LARGE_FOLDERS, LAYERED, MAX_FILES } from './imports/layout.ts'

const files = readRepository()
const problems = checkImports(files, {
  areas: AREAS,
  layered: LAYERED,
  maxFiles: MAX_FILES,
  largeFolders: LARGE_FOLDERS,
})
for (const problem of problems) console.error(`${problem}\n`)
if (problems.length > 0) process.exitCode = 1
console.log(`Imports: ${files.size} files, problems: ${problems.length}.`)
