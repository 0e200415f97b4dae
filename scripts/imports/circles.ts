/** Finds folders that import each other in a circle. */
import { posix } from 'node:path'
import type { FileImport } from './arrows.ts'

/** Folders that import each other in a circle, with an example import for each step. */
export interface Circle {
  readonly folders: readonly string[]
  readonly steps: readonly FileImport[]
}

/** Imports between the folders of one parent: by folder, then by imported folder, with one import as an example. */
type Graph = Map<string, Map<string, FileImport>>

/**
 * Returns the circles among the folders of `root`, at any depth: the shortest one through each folder. A folder includes
 * its subfolders; files directly in `root` count as one folder.
 */
export function folderCircles(imports: readonly FileImport[], root: string): Circle[] {
  const inside = imports.filter(({ from, to }) => isUnder(from, root) && isUnder(to, root))
  const parents = new Set(inside.flatMap(({ from }) => foldersUpTo(from, root)))
  return [...parents].toSorted().flatMap((parent) => circlesOf(graphOf(inside, parent, root)))
}

const isUnder = (path: string, folder: string): boolean => path.startsWith(`${folder}/`)

/** Returns the folder of a file and the folders above it, up to `root`. */
function foldersUpTo(path: string, root: string): string[] {
  const folder = posix.dirname(path)
  return folder === root ? [root] : [folder, ...foldersUpTo(folder, root)]
}

/**
 * Returns the child folder of `parent` that a file lies in. Returns `root` for files directly in `root`, and null for
 * other files.
 */
function nodeOf(path: string, parent: string, root: string): string | null {
  if (!isUnder(path, parent)) return null
  const [child = '', ...rest] = path.slice(parent.length + 1).split('/')
  if (rest.length > 0) return posix.join(parent, child)
  return parent === root ? root : null
}

function graphOf(imports: readonly FileImport[], parent: string, root: string): Graph {
  const graph: Graph = new Map()
  for (const one of imports) {
    const from = nodeOf(one.from, parent, root)
    const to = nodeOf(one.to, parent, root)
    if (from === null || to === null || from === to) continue
    const steps = graph.get(from) ?? new Map<string, FileImport>()
    if (!steps.has(to)) steps.set(to, one)
    graph.set(from, steps)
  }
  return graph
}

function circlesOf(graph: Graph): Circle[] {
  const found = new Map<string, Circle>()
  for (const start of [...graph.keys()].toSorted()) {
    const circle = shortestCircle(graph, start)
    const key = circle?.folders.toSorted().join(' ') ?? ''
    if (circle && !found.has(key)) found.set(key, circle)
  }
  return [...found.values()]
}

function shortestCircle(graph: Graph, start: string): Circle | null {
  const paths = new Map<string, Circle>([[start, { folders: [start], steps: [] }]])
  // A Map iterates over entries added during the iteration, so this searches breadth first.
  for (const [folder, { folders, steps }] of paths) {
    for (const [next, step] of graph.get(folder) ?? []) {
      if (next === start) return { folders, steps: [...steps, step] }
      if (!paths.has(next)) paths.set(next, { folders: [...folders, next], steps: [...steps, step] })
    }
  }
  return null
}
