/** A tab of one of the two compared browsers. */
export interface LibraryTab {
  /** Whether the page itself must keep its calls of `console`. */
  readonly keepsConsoleCalls: boolean
  readonly goto: (url: string) => Promise<unknown>
  /** Evaluates a script in the page and awaits its promise. */
  readonly evaluate: (script: string) => Promise<unknown>
  /** Returns the output of the page in the console since `goto()`. */
  readonly consoleOutput: () => Promise<readonly ConsoleMessage[]>
}

/** A message in the console of a page. */
export interface ConsoleMessage {
  readonly level: string
  readonly text: string
  /** The place that the console links to, as URL, line and column. Empty if the browser reports none. */
  readonly link: string
}

/** The two compared browsers. */
export interface LibraryBrowsers {
  readonly plain: LibraryTab
  readonly observed: LibraryTab
  /** Returns the URLs of the publishes that the page's wrapper captured. */
  readonly capturedPublishes: () => Promise<readonly string[]>
}
