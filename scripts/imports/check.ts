/** The checks of `npm run check:imports`, as a pure function over the files of the repository. */
import { posix } from 'node:path'
import type { Area } from './areas.ts'
import { areaOf, arrowProblem, type FileImport, packageProblem } from './arrows.ts'
import { type Circle, folderCircles } from './circles.ts'
import { isSource, referencesOf } from './references.ts'
import { resolve } from './resolve.ts'

/** The rules to check against. */
export interface ImportRules {
  readonly areas: Readonly<Record<string, Area>>
  readonly layered: readonly string[]
  readonly maxFiles: number
  readonly largeFolders: readonly { readonly folder: string }[]
}

/** Contents of each file, by path relative to the root. Only the contents of source files are read. */
export type Files = ReadonlyMap<string, string>

/** Returns a message for each problem, with the files, the violated rule and a fix. */
export function checkImports(files: Files, rules: ImportRules): string[] {
  const read = [...files]
    .filter(([path]) => isSource(path))
    .map(([path, source]) => readFile(path, source, files, rules))
  const imports = read.flatMap((file) => file.imports)
  return [
    ...read.flatMap(({ problems }) => problems),
    ...imports.flatMap((one) => arrowProblem(one, rules.areas) ?? []),
    ...rules.layered.flatMap((root) => folderCircles(imports, root).map(circleProblem)),
    ...sizeProblems([...files.keys()], rules),
  ]
}

interface ReadFile {
  readonly imports: readonly FileImport[]
  readonly problems: readonly string[]
}

function readFile(path: string, source: string, files: Files, { areas }: ImportRules): ReadFile {
  const area = areaOf(path)
  if (!Object.hasOwn(areas, area)) {
    return {
      imports: [],
      problems: [`${path} lies in ${area}, which has no entry in scripts/imports/areas.ts.`],
    }
  }
  const references = referencesOf(path, source)
  if ('error' in references) return { imports: [], problems: [`${path} does not parse: ${references.error}`] }
  const imports: FileImport[] = []
  const problems: string[] = []
  for (const { specifier, isType } of references.all) {
    if (specifier === null) {
      problems.push(...computedProblem(path, areas))
      continue
    }
    const target = resolve(path, specifier, (one) => files.has(one))
    if (target.kind === 'file') imports.push({ from: path, to: target.path, isType })
    else if (target.kind === 'missing') {
      problems.push(`${path} imports ${specifier}, which does not exist. Fix the path or add the file.`)
    } else problems.push(...[packageProblem({ from: path, name: target.name }, areas) ?? []].flat())
  }
  return { imports, problems }
}

/** Returns a problem, unless the file lies in an area that may import every package, such as tests and scripts. */
const computedProblem = (path: string, areas: ImportRules['areas']): string[] =>
  packageProblem({ from: path, name: '(computed)' }, areas)
    ? [
        `${path} computes the path of an import() at run time. Write it as a string, so that it can be checked.`,
      ]
    : []

function circleProblem({ folders, steps }: Circle): string {
  const lines = steps.map(({ from, to }) => `  ${from} imports ${to}`)
  return `Folders import each other in a circle: ${[...folders, folders[0]].join(' → ')}
${lines.join('\n')}
  Move one of these files, or the part that the other folder needs, so that imports run one way.`
}

function sizeProblems(paths: readonly string[], { areas, maxFiles, largeFolders }: ImportRules): string[] {
  const sizes = new Map<string, number>()
  for (const path of paths) {
    const folder = posix.dirname(path)
    if (folder !== '.' && Object.hasOwn(areas, areaOf(path))) sizes.set(folder, (sizes.get(folder) ?? 0) + 1)
  }
  return [...sizes]
    .filter(([folder, size]) => size > maxFiles && !largeFolders.some((one) => one.folder === folder))
    .map(
      ([folder, size]) =>
        `${folder} holds ${size} files; the limit is ${maxFiles}. Move some of them to a subfolder, named after its contents.`,
    )
}
