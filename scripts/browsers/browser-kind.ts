/** Types that describe the browsers to search for, and the advice for the user when no browser is found. */

/** A browser that starts and that can load the extension. */
export interface Browser {
  readonly path: string
  /** As printed by `--version`, such as "Chromium 156.0.8078.79" or "Mozilla Firefox 153.7.0esr"; empty on Windows. */
  readonly version: string
}

/** A file that can't be used as a browser. */
export interface Unusable {
  readonly path: string
  /** Continues the sentence "<path> …". */
  readonly problem: string
}

/** A kind of browser that the extension is shown and tested in. */
export interface BrowserKind {
  readonly name: string
  /** Identifies the browser in the arguments of `scripts/setup.mjs` and of Playwright's command line. */
  readonly id: 'chromium' | 'firefox'
  /** Environment variable with the path of a browser to use. When it is set, no other path is checked. */
  readonly variable: string
  /** Oldest supported major version. */
  readonly oldest: number
  /** Matches the version in the output of `--version`. The first group is the major version. */
  readonly version: RegExp
  /**
   * Returns why a version can't be used regardless of its age, or null when it can. The reason continues the sentence
   * "<path> …".
   */
  readonly refuse?: (version: string) => string | null
  /** Returns the paths of programs that may be this browser, best first. Does not start them. */
  readonly candidates: () => readonly string[]
  /** Returns the candidates that were downloaded for this project. Does not start them either. */
  readonly downloaded: () => readonly string[]
  readonly download: {
    readonly megabytes: number
    /** Downloads the browser into the project's own cache. Returns the reason of a failure, or null on success. */
    readonly run: () => Promise<string | null>
  }
  /** Debian packages. The first is the browser. */
  readonly packages: readonly string[]
  /** Further advice on installing the browser by hand. */
  readonly hint?: string
}

/** Returns advice on how to get the browser. Every message about a missing browser ends with it. */
export function adviceFor({ name, variable, oldest, packages: [debian], hint }: BrowserKind): string {
  const more = hint === undefined ? '' : ` ${hint}`
  return `Install ${name} ${oldest} or newer (on Debian: apt-get install ${debian}), or set ${variable} to its path.${more}`
}
