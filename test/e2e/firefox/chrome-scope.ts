/**
 * Runs functions in the browser's privileged scope, which Firefox calls "chrome". The types are the subset of Firefox's
 * internals that the harness uses.
 */
import type { Marionette } from './marionette.ts'

/** A `<browser>` element. Shows one document, usually of another process. */
export interface BrowserElement {
  /** Stays the same for the lifetime of the element, whatever it shows. */
  readonly browserId: number
  readonly currentURI: { readonly spec: string }
  readonly contentTitle: string
  readonly browsingContext?: { readonly currentWindowGlobal?: { readonly innerWindowId: number } | null }
  readonly messageManager: { loadFrameScript(url: string, delayed: boolean): void }
  addProgressListener(listener: object, mask: number): void
  removeProgressListener(listener: object): void
  loadURI(uri: object, options: object): void
  reload(): void
}

/** A tab of a window. */
interface Tab {
  readonly linkedBrowser: BrowserElement
}

interface Tool {
  readonly id: string
  readonly label: string
}

/** The developer tools of one tab. */
interface Toolbox {
  readonly doc: Document
  /** Returns the object of the selected tool. */
  getCurrentPanel(): unknown
  getAdditionalTools(): readonly Tool[]
  selectTool(id: string): Promise<unknown>
  destroy(): Promise<unknown>
}

interface DevTools {
  getToolboxForTab(tab: Tab): Toolbox | undefined
  showToolboxForTab(tab: Tab, options: { toolId: string }): Promise<Toolbox>
}

/** The browser's object for an installed extension. */
interface Extension {
  readonly views: Iterable<{ readonly viewType: string; readonly xulBrowser?: BrowserElement }>
  terminateBackground(options: object): Promise<void>
  wakeupBackground(): Promise<void>
}

interface Message {
  readonly target: unknown
  readonly data: never
}

/** `Services.mm` receives messages from the frame scripts of all documents, and broadcasts to them. */
interface MessageManager {
  addMessageListener(name: string, listener: (message: Message) => void): void
  removeMessageListener(name: string, listener: (message: Message) => void): void
  broadcastAsyncMessage(name: string, data: unknown): void
}

/** A window with its tabs. */
export interface BrowserWindow {
  readonly gBrowser: {
    readonly tabs: readonly Tab[]
    selectedTab: Tab
    addTab(url: string, options: object): Tab
    removeTab(tab: Tab): void
  }
}

/** The globals of the scope. Functions that run there cast `globalThis` to this type. */
export interface ChromeScope extends BrowserWindow {
  readonly Services: {
    readonly wm: { getEnumerator(type: string): Iterable<BrowserWindow> }
    readonly mm: MessageManager
    readonly io: { newURI(url: string): object }
    readonly scriptSecurityManager: { getSystemPrincipal(): object }
  }
  readonly ChromeUtils: { importESModule(url: string): Record<string, never> }
  readonly WebExtensionPolicy: {
    getByID(id: string): { readonly extension: Extension; readonly mozExtensionHostname: string } | null
  }
}

/** A document of a tab, of the panel in a tab's developer tools, or of the extension's background. */
export type DocumentTarget =
  | { readonly kind: 'tab'; readonly browserId: number }
  | { readonly kind: 'panel'; readonly browserId: number; readonly title: string }
  | { readonly kind: 'background'; readonly extensionId: string }

/** Helpers passed to every function that runs in the browser's scope. */
export interface ChromeTools {
  /** Returns the element that shows a document, or undefined before it exists. */
  readonly browserOf: (target: DocumentTarget) => BrowserElement | undefined
  /** Returns the tab whose browser element has this id. Throws if it was closed. */
  readonly tabOf: (browserId: number) => Tab
  /** Returns the window of that tab. Throws if it was closed. */
  readonly windowOf: (browserId: number) => BrowserWindow
  readonly devtools: () => DevTools
  /** Throws if the extension is not installed. */
  readonly extension: (id: string) => Extension
}

/** Runs a function in the browser's scope. The function is serialized, so it can only use its parameters and that scope. */
export type InChrome = <Argument, Result>(
  run: (argument: Argument, tools: ChromeTools) => Result | Promise<Result>,
  argument: Argument,
) => Promise<Result>

/** Switches a connection to the browser's scope. Returns a function that runs code there. */
export async function chromeScope(marionette: Marionette): Promise<InChrome> {
  await marionette.send('Marionette:SetContext', { value: 'chrome' })
  return async (run, argument) => {
    const script = `return (${run.toString()})(arguments[0], (${tools.toString()})())`
    const response = await marionette.send('WebDriver:ExecuteScript', {
      script,
      args: [argument ?? null],
      sandbox: 'system',
    })
    return (response as { value: never }).value
  }
}

/** Creates the helpers. Runs in the browser's scope. */
function tools(): ChromeTools {
  const { Services, ChromeUtils, WebExtensionPolicy } = globalThis as unknown as ChromeScope
  const tabIn = ({ gBrowser }: BrowserWindow, browserId: number) =>
    gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.browserId === browserId)
  const windowOf = (browserId: number) => {
    const windows = [...Services.wm.getEnumerator('navigator:browser')]
    const found = windows.find((window) => tabIn(window, browserId))
    if (!found) throw new Error('The tab was closed.')
    return found
  }
  const tabOf = (browserId: number) => {
    const found = tabIn(windowOf(browserId), browserId)
    if (!found) throw new Error('The tab was closed.')
    return found
  }
  const devtools = () => {
    const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs')
    const modules = loader as unknown as { require: (path: string) => { gDevTools: DevTools } }
    return modules.require('devtools/client/framework/devtools').gDevTools
  }
  const extension = (id: string) => {
    const policy = WebExtensionPolicy.getByID(id)
    if (!policy) throw new Error(`The extension ${id} is not installed.`)
    return policy.extension
  }
  const panelOf = (browserId: number, title: string) => {
    const toolbox = devtools().getToolboxForTab(tabOf(browserId))
    const tool = toolbox?.getAdditionalTools().find(({ label }) => label === title)
    const frame = toolbox?.doc.getElementById(`toolbox-panel-iframe-${tool?.id}`) as HTMLIFrameElement | null
    const panel = frame?.contentDocument?.querySelector('browser[webextension-view-type=devtools_panel]')
    return (panel ?? undefined) as BrowserElement | undefined
  }
  const browserOf = (target: DocumentTarget) => {
    if (target.kind === 'tab') return tabOf(target.browserId).linkedBrowser
    if (target.kind === 'panel') return panelOf(target.browserId, target.title)
    const views = [...extension(target.extensionId).views]
    return views.find(({ viewType }) => viewType === 'background')?.xulBrowser
  }
  return { browserOf, tabOf, windowOf, devtools, extension }
}
