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
const RESEND_MS = 400

type Outcome = { readonly json?: string } | { readonly error: string }

/**
 * Evaluates in the document's own world like its own scripts, regardless of its Content Security Policy. Awaits promises.
 * The browser treats the synchronous part as user input, like a click. Rejects with the script's error, or when the tab
 * leaves the document before there is a result.
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
  const times = { scriptMs: SCRIPT_MS, resendMs: RESEND_MS }
  const outcome = await inChrome(sendScript, { id, url, target, ...times })
  if ('error' in outcome) throw new Error(`In the ${target.kind}: ${outcome.error}`)
  return (outcome.json === undefined ? undefined : JSON.parse(outcome.json)) as Result
}

interface ScriptRequest {
  readonly id: string
  readonly url: string
  readonly target: DocumentTarget
  readonly scriptMs: number
  readonly resendMs: number
}

/** A message from a copy of the script: the copy was loaded in a document, it has started, or it has a result. */
type ScriptMessage =
  { readonly ready: string; readonly windowId: number } | { readonly started: string } | Outcome

/**
 * Sends copies of the script until one reports that it is loaded, and starts only that one, so the script runs once.
 * Polls the shown document meanwhile, because the browser can replace a document without notice, for example when its URL
 * needs another process. Runs in the browser's scope.
 */
function sendScript(
  { id, url, target, scriptMs, resendMs }: ScriptRequest,
  { browserOf }: ChromeTools,
): Promise<Outcome> {
  const { mm } = (globalThis as unknown as ChromeScope).Services
  return new Promise((resolve) => {
    let current: { readonly windowId: number; hasStarted: boolean } | null = null
    const end = (outcome: Outcome) => {
      clearInterval(interval)
      clearTimeout(timeout)
      mm.removeMessageListener(id, onMessage)
      resolve(outcome)
    }
    const onMessage = ({ data }: { readonly data: ScriptMessage }) => {
      if ('started' in data) {
        if (current) current.hasStarted = true
      } else if (!('ready' in data)) {
        end(data)
      } else if (current === null) {
        current = { windowId: data.windowId, hasStarted: false }
        mm.broadcastAsyncMessage(`${id}:go`, data.ready)
      }
    }
    const check = () => {
      try {
        const browser = browserOf(target)
        const shown = browser?.browsingContext?.currentWindowGlobal?.innerWindowId
        if (current && current.windowId === shown) return
        if (current?.hasStarted) return end({ error: 'the document was left before the script ended' })
        current = null
        browser?.messageManager.loadFrameScript(url, false)
      } catch (error) {
        end({ error: String(error) })
      }
    }
    mm.addMessageListener(id, onMessage)
    const interval = setInterval(check, resendMs)
    const timeout = setTimeout(() => {
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
  const send = (message: object) => frame.sendAsyncMessage(id, message)
  const describe = (value: unknown): string => {
    if (typeof value !== 'object' || value === null) return String(value)
    const { message, stack } = Cu.waiveXrays(value) as Partial<Error>
    return message === undefined ? String(value) : `${message}\n${stack ?? ''}`
  }
  const dereference = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? (value as DebuggerObject).unsafeDereference() : value

  const runCode = async () => {
    let debug: Debug | undefined
    try {
      const sandbox = new Cu.Sandbox(Services.scriptSecurityManager.getSystemPrincipal(), {
        freshCompartment: true,
      })
      ChromeUtils.importESModule('resource://gre/modules/jsdebugger.sys.mjs').addDebuggerToGlobal(sandbox)
      debug = new sandbox.Debugger()
      send({ started: copy })
      const globals = debug.addDebuggee(frame.content)
      const input = frame.content.windowUtils.setHandlingUserInput(true)
      const completion = globals.executeInGlobal(code)
      input.destruct()
      if (completion === null) throw new Error('the script was stopped')
      if ('throw' in completion) throw dereference(completion.throw)
      const value = await dereference(completion.return)
      send({ json: JSON.stringify(Cu.waiveXrays(value)) })
    } catch (error) {
      send({ error: describe(error) })
    } finally {
      debug?.removeAllDebuggees()
    }
  }
  const listen = ({ data }: { data: string }) => {
    frame.removeMessageListener(`${id}:go`, listen)
    // The document may have changed since this copy reported that it is loaded.
    if (data === copy && frame.content.windowGlobalChild.innerWindowId === windowId) void runCode()
  }
  frame.addMessageListener(`${id}:go`, listen)
  send({ ready: copy, windowId })
}
