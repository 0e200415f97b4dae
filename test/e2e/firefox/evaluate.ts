/** Evaluating in a document: that of a tab, of the panel in DevTools or of the background. */
import { randomUUID } from 'node:crypto'

import type { ChromeScope, ChromeTools, InChrome, DocumentTarget } from './chrome-scope.ts'

/** A function that is sent as text, so it sees nothing but its argument and the document; or a script. */
export type Evaluated<Argument, Result> = ((argument: Argument) => Result | Promise<Result>) | string

/** Evaluates in one document. Argument and result go as JSON. */
export type Evaluate = <Result = unknown, Argument = unknown>(
  run: Evaluated<Argument, Result>,
  argument?: Argument,
) => Promise<Result>

/** How long a script in a document may take, its promise included, in ms. */
const SCRIPT_MS = 30_000
/** A document that is just being made loses what is sent to it: it is sent again when none has answered, in ms. */
const ANSWER_MS = 400

type Outcome = { readonly json?: string } | { readonly error: string }

/**
 * Evaluates in the document's own world, as its own scripts would, whatever its Content Security Policy says. A
 * promise is awaited. What it does before it waits counts as done by the user, as a click. Rejects with what the script threw, and when the document goes away before there is a result.
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

/** What a copy of the script says: that it is there and in which document, that it begins, how it ended. */
type Said = { readonly ready: string; readonly windowId: number } | { readonly begins: string } | Outcome

/**
 * Evaluated in the browser's scope. The script is sent until one copy has answered that it is there, and only that
 * one is told to go: it runs once, however often it was sent. A document can be replaced without a word to what runs
 * beside it, as a new one is when its address needs another process; so the document shown is looked at meanwhile.
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
      mm.removeMessageListener(id, hear)
      resolve(outcome)
    }
    const hear = ({ data }: { readonly data: Said }) => {
      if ('begins' in data) {
        if (current) current.begun = true
      } else if (!('ready' in data)) {
        end(data)
      } else if (current === null) {
        current = { windowId: data.windowId, begun: false }
        mm.broadcastAsyncMessage(`${id}:go`, data.ready)
      }
    }
    const look = () => {
      try {
        const browser = browserOf(target)
        const shown = browser?.browsingContext?.currentWindowGlobal?.innerWindowId
        if (current && current.windowId === shown) return
        if (current?.begun) return end({ error: 'the document was left before the script had ended' })
        current = null
        browser?.messageManager.loadFrameScript(url, false)
      } catch (error) {
        end({ error: String(error) })
      }
    }
    mm.addMessageListener(id, hear)
    const again = setInterval(look, answerMs)
    const late = setTimeout(() => {
      const what = current === null ? 'no document was there' : 'the script had not ended'
      end({ error: `after ${scriptMs / 1000} s ${what}` })
    }, scriptMs)
    look()
  })
}

/** What a frame script has. */
interface FrameScope {
  readonly content: Window & {
    readonly windowGlobalChild: { readonly innerWindowId: number }
    readonly windowUtils: { setHandlingUserInput(isUser: boolean): { destruct(): void } }
  }
  sendAsyncMessage(name: string, data: object): void
  addMessageListener(name: string, listener: (message: { data: string }) => void): void
  removeMessageListener(name: string, listener: (message: { data: string }) => void): void
}

/** A value of the document, held by the debugger. */
interface Held {
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
 * Evaluated beside the document, with the browser's rights. The debugger runs the code as if the document had: no
 * policy of the page forbids it, and `globalThis` is the page's.
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
    typeof value === 'object' && value !== null ? (value as Held).unsafeDereference() : value

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
    // The document may be another one since the copy has said that it is there.
    if (data === copy && frame.content.windowGlobalChild.innerWindowId === windowId) void go()
  }
  frame.addMessageListener(`${id}:go`, listen)
  say({ ready: copy, windowId })
}
