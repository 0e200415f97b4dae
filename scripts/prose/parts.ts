/** Divides the project's prose into parts. `npm run check:prose` measures each part by itself. */
import type { Prose } from './prose-of.ts'

/** Files whose text is data or was not written for this project. */
const NOT_PROSE = /^(?:test\/fixtures\/(?:sessions|manifests|corpus\/clean)\/|LICENSE|package-lock\.json)/

/** Returns the part that a file's prose belongs to, or '' when it isn't prose of the project. */
export function partNameOf(path: string, kind: Prose['kind']): string {
  if (NOT_PROSE.test(path)) return ''
  const [folder = '', ...rest] = path.split('/')
  if (kind === 'message') return 'messages'
  if (kind === 'title') return 'test titles'
  if (path.endsWith('.md')) {
    if (rest.length === 0) return 'top-level docs'
    return folder === 'docs' && rest.length > 1
      ? `docs/${rest[0]}`
      : folder === 'docs'
        ? 'docs'
        : `docs in ${folder}`
  }
  if (rest.length === 0) return 'comments in root configs'
  return folder === 'entrypoints' ? `comments in ${folder}/${rest[0]}` : `comments in ${folder}`
}
