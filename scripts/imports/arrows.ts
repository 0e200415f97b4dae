/** Checks imports against the allow-list. */
import { posix } from 'node:path'
import { type Area, ROOT_AREA } from './areas.ts'

/** An import of one file by another. */
export interface FileImport {
  readonly from: string
  readonly to: string
  readonly isType: boolean
}

/** An import of a package. */
export interface PackageImport {
  readonly from: string
  readonly name: string
}

type Areas = Readonly<Record<string, Area>>

/** Returns whether `path` is `folder` itself or lies in it. */
const isIn = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** Returns the area of a file: its entrypoint, its top-level folder, or the root. */
export function areaOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  if (top === path) return ROOT_AREA
  return top === 'entrypoints' ? posix.join(top, second) : top
}

/** Explains why a file may not import another file. Returns null when it may. */
export function arrowProblem({ from, to, isType }: FileImport, areas: Areas): string | null {
  const area = areaOf(from)
  if (areaOf(to) === area) return null
  const imports = areas[area]?.imports ?? []
  const arrows = imports.filter((one) => isIn(to, one.to))
  const open = arrows.filter(({ except = [] }) => !except.some((path) => isIn(to, path)))
  if (open.some(({ typesOnly }) => isType || !typesOnly)) return null
  const [arrow] = open
  if (arrow)
    return `${from} imports ${to}, but ${area} may import only types from ${arrow.to}. Use \`import type\`.`
  const allowed = imports.map(({ to: path, except = [] }) => [path, ...except].join(' without '))
  return `${from} imports ${to}, but ${area} may not import ${arrows.length > 0 ? to : areaOf(to)} (allowed: ${allowed.join(', ') || 'nothing but itself'}).
  Move the shared code to a folder that both may import, or pass the value as an argument. To allow the import, add it to ${area} in scripts/imports/areas.ts.`
}

/** Explains why a file may not import a package. Returns null when it may. */
export function packageProblem({ from, name }: PackageImport, areas: Areas): string | null {
  const area = areaOf(from)
  const packages = areas[area]?.packages ?? []
  if (packages.some((one) => covers(one.name, name))) return null
  const allowed = packages.map((one) => one.name).join(', ') || 'none'
  return `${from} imports the package ${name}, but ${area} may not (allowed: ${allowed}).
  Remove the import, or add the package to ${area} in scripts/imports/areas.ts.`
}

const covers = (allowed: string, name: string): boolean =>
  allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : isIn(name, allowed)
