/** What the search for a browser has to know of each. */

/** A browser that starts. */
export interface Browser {
  readonly path: string
  /** As it says itself, for example "Chromium 156.0.8078.79" or "Mozilla Firefox 153.7.0esr"; empty on Windows. */
  readonly version: string
}

/** Why a file is not one, in words that continue "<path> …". */
export interface Unusable {
  readonly path: string
  readonly problem: string
}

/** One of the browsers that the extension is shown and tested in. */
export interface BrowserKind {
  readonly name: string
  /** Names the browser in arguments, of `scripts/setup.mjs` and of Playwright's command line. */
  readonly id: 'chromium' | 'firefox'
  /** The environment variable with the path of one to use; then no other place is looked at. */
  readonly variable: string
  /** The oldest major version that will do. */
  readonly oldest: number
  /** Finds its version in what it prints, with the major version as the first group. */
  readonly version: RegExp
  /** What is wrong with the browser of a version in spite of its age, in words that continue "<path> …". */
  readonly refuse?: (version: string) => string | null
  /** Every program that looks like one, best first. None of them was started yet. */
  readonly candidates: () => readonly string[]
  /** Those of them that were downloaded for this project, whether they start or not. */
  readonly downloaded: () => readonly string[]
  readonly download: {
    readonly megabytes: number
    /** Downloads one into the project's own cache. Returns why not, or null when it is there. */
    readonly run: () => Promise<string | null>
  }
  /** Debian's packages; the first is the browser. */
  readonly packages: readonly string[]
  /** What has to be known to get one by hand, beside Debian's package. */
  readonly hint?: string
}

/** What to do when there is none; the end of every message about it. */
export function adviceFor({ name, variable, oldest, packages: [debian], hint }: BrowserKind): string {
  const more = hint === undefined ? '' : ` ${hint}`
  return `Install ${name} ${oldest} or newer (on Debian: apt-get install ${debian}), or set ${variable} to the path of one.${more}`
}
