/** Evaluates scripts in a document of a tab, of the panel in DevTools, or of the background. */
import { randomUUID } from 'node:crypto'

import type { ChromeScope, ChromeTools, InChrome, DocumentTarget } from './chrome-scope.ts'

/** A script, or a function. The function is serialized, so it can only use its argument and the document. */
export type Evaluated<Argument, Result> = ((argument: Argument) => Result | Promise<Result>) | string

/** Evaluates in one document. Argument and result are sent as JSON. */
export type Evaluate = <Result = unknown, Argument = unknown>(
  run: Evaluated<Argument, Result>,
  argument?: Argument,
) => Promise<Result>

/** Time limit of a script including its promise, in ms. */
const SCRIPT_MS = 30_000
/** Interval for resending a script in ms. A document that is being created loses messages. */
const ANSWER_MS = 400

type Outcome = { readonly json?: string } | { readonly error: string }

/**
 * Evaluates in the document's own world like its own scripts, regardless of its Content Security Policy. Awaits promises.
 * The synchronous part counts as user input, like a click. Rejects with the script's error, or when the document is left
 * before there is a result.
 */
export async function evaluateIn<Result, Argument>(
  inChrome: InChrome,
  target: DocumentTarget,
  run: Evaluated<Argument, Result>,
  argument?: Argument,
): Promise<Result> {
  const code =
    typeof run === 'string' ? run : `(${run.toString()})(${JSON.stringify(argument) ?? 'undefined'})`
  const id = `harness:${randomUUID()}`
  const script = `(${inDocument.toString()})(this, ${JSON.stringify({ id, code })})`
  const url = `data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`
  const times = { scriptMs: SCRIPT_MS, answerMs: ANSWER_MS }
  const outcome = await inChrome(sendScript, { id, url, target, ...times })
  if ('error' in outcome) throw new Error(`In the ${target.kind}: ${outcome.error}`)
  return (outcome.json === undefined ? undefined : JSON.parse(outcome.json)) as Result
}

interface Order {
  readonly id: string
  readonly url: string
  readonly target: DocumentTarget
  readonly scriptMs: number
  readonly answerMs: number
}

/** Messages of a copy of the script: it is loaded in a document, it starts, or its result. */
type ScriptMessage =
  { readonly ready: string; readonly windowId: number } | { readonly begins: string } | Outcome

/**
 * Sends the script until one copy reports that it is loaded, and starts only that copy, so the script runs once however
 * often it was sent. Polls the shown document meanwhile, because a document can be replaced without notice, for example
 * when its URL needs another process. Runs in the browser's scope.
 */
function sendScript(
  { id, url, target, scriptMs, answerMs }: Order,
  { browserOf }: ChromeTools,
): Promise<Outcome> {
  const { mm } = (globalThis as unknown as ChromeScope).Services
  return new Promise((resolve) => {
    let current: { readonly windowId: number; begun: boolean } | null = null
    const end = (outcome: Outcome) => {
      clearInterval(again)
      clearTimeout(late)
      mm.removeMessageListener(id, onMessage)
      resolve(outcome)
    }
    const onMessage = ({ data }: { readonly data: ScriptMessage }) => {
      if ('begins' in data) {
        if (current) current.begun = true
      } else if (!('ready' in data)) {
        end(data)
      } else if (current === null) {
        current = { windowId: data.windowId, begun: false }
        mm.broadcastAsyncMessage(`${id}:go`, data.ready)
      }
    }
    const check = () => {
      try {
        const browser = browserOf(target)
        const shown = browser?.browsingContext?.currentWindowGlobal?.innerWindowId
        if (current && current.windowId === shown) return
        if (current?.begun) return end({ error: 'the document was left before the script ended' })
        current = null
        browser?.messageManager.loadFrameScript(url, false)
      } catch (error) {
        end({ error: String(error) })
      }
    }
    mm.addMessageListener(id, onMessage)
    const again = setInterval(check, answerMs)
    const late = setTimeout(() => {
      const what = current === null ? 'there was no document' : 'the script had not ended'
      end({ error: `after ${scriptMs / 1000} s ${what}` })
    }, scriptMs)
    check()
  })
}

/** The globals of a frame script. */
interface FrameScope {
  readonly content: Window & {
    readonly windowGlobalChild: { readonly innerWindowId: number }
    readonly windowUtils: { setHandlingUserInput(isUser: boolean): { destruct(): void } }
  }
  sendAsyncMessage(name: string, data: object): void
  addMessageListener(name: string, listener: (message: { data: string }) => void): void
  removeMessageListener(name: string, listener: (message: { data: string }) => void): void
}

/** The debugger's reference to a value of the document. */
interface DebuggerObject {
  unsafeDereference(): object
}
type Completion = { readonly return?: unknown; readonly throw?: unknown } | null

interface Debug {
  addDebuggee(global: object): { executeInGlobal(code: string): Completion }
  removeAllDebuggees(): void
}

interface FrameGlobals {
  readonly ChromeUtils: {
    importESModule(url: string): { addDebuggerToGlobal(global: object): void }
  }
  readonly Cu: {
    Sandbox: new (
      principal: object,
      options: object,
    ) => {
      Debugger: new () => Debug
    }
    waiveXrays<T>(value: T): T
  }
  readonly Services: ChromeScope['Services']
}

/**
 * Runs in a frame script with the browser's privileges. The debugger runs the code as if the document did: no policy of
 * the page applies, and `globalThis` is the page's.
 */
function inDocument(frame: FrameScope, { id, code }: { readonly id: string; readonly code: string }): void {
  const { ChromeUtils, Cu, Services } = globalThis as unknown as FrameGlobals
  const copy = String(Math.random())
  const windowId = frame.content.windowGlobalChild.innerWindowId
  const say = (said: object) => frame.sendAsyncMessage(id, said)
  const describe = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value)
    const { message, stack } = Cu.waiveXrays(value) as Partial<Error>
    return message === undefined ? String(value) : `${message}\n${stack ?? ''}`
  }
  const own = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? (value as DebuggerObject).unsafeDereference() : value

  const go = async () => {
    let debug: Debug | undefined
    try {
      const home = new Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal(), {
        freshCompartment: true,
      })
      ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs').addDebuggerToGlobal(home)
      debug = new home.Debugger()
      say({ begins: copy })
      const globals = debug.addDebuggee(frame.content)
      const input = frame.content.windowUtils.setHandlingUserInput(true)
      const done = globals.executeInGlobal(code)
      input.destruct()
      if (done === null) throw new Error('the script was stopped')
      if ('throw' in done) throw own(done.throw)
      const value = await own(done.return)
      say({ json: JSON.stringify(Cu.waiveXrays(value)) })
    } catch (error) {
      say({ error: describe(error) })
    } finally {
      debug?.removeAllDebuggees()
    }
  }
  const listen = ({ data }: { data: string }) => {
    frame.removeMessageListener(`${id}:go`, listen)
    // The document may have changed since this copy reported that it is loaded.
    if (data === copy && frame.content.windowGlobalChild.innerWindowId === windowId) void go()
  }
  frame.addMessageListener(`${id}:go`, listen)
  say({ ready: copy, windowId })
}
