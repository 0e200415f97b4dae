/** Resolves specifiers to files of the repository or to packages. */
import { posix } from 'node:path'

/** Target of a specifier. */
export type ResolvedImport =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  /** Names a file that does not exist. */
  | { readonly kind: 'missing' }

const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '/index.ts', '/index.tsx']
/** Aliases of WXT for the root of the repository. */
const ROOT_ALIAS = /^(?:@|~|@@|~~)\//

/**
 * Resolves a specifier as the bundler does. `hasFile` returns whether the repository has a file at a path, relative to
 * the root.
 */
export function resolve(from: string, specifier: string, hasFile: (path: string) => boolean): ResolvedImport {
  const [withoutQuery = ''] = specifier.split('?')
  const isAlias = ROOT_ALIAS.test(withoutQuery)
  if (!isAlias && !/^\.\.?(?:\/|$)/.test(withoutQuery)) return { kind: 'package', name: specifier }
  const path = isAlias
    ? posix.normalize(withoutQuery.replace(ROOT_ALIAS, ''))
    : posix.join(posix.dirname(from), withoutQuery)
  const found = ENDINGS.map((ending) => path.replace(/\/$/, '') + ending).find(hasFile)
  return found === undefined ? { kind: 'missing' } : { kind: 'file', path: found }
}
