/**
 * Chromium without Playwright. Playwright attaches to the extension's service worker, and Chromium never stops a worker
 * that a debugger is attached to.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { findChromium } from '../../../scripts/browsers/find-browser.ts'
import { CHROME_BUILD, launchFlags } from '../harness/browser/launch.ts'
import { poll } from '../harness/poll.ts'

interface Answer {
  readonly id?: number
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Target {
  readonly targetId: string
  readonly type: string
  readonly url: string
}

/** One tab of a {@link RawChromium}, with a debugger attached to its page only. */
export interface RawPage {
  readonly targetId: string
  readonly evaluate: <Value>(expression: string) => Promise<Value>
  /** Clicks the middle of an element, as a user does. */
  readonly click: (selector: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** A browser with the extension, in a new profile. */
export class RawChromium {
  private readonly socket: WebSocket
  private readonly closeBrowser: () => Promise<void>
  private readonly waiting = new Map<number, (answer: Answer) => void>()
  private workersPage: RawPage | undefined
  private lastId = 0

  private constructor(socket: WebSocket, closeBrowser: () => Promise<void>) {
    this.socket = socket
    this.closeBrowser = closeBrowser
    socket.addEventListener('message', ({ data }) => {
      const answer = JSON.parse(String(data)) as Answer
      if (answer.id !== undefined) this.waiting.get(answer.id)?.(answer)
    })
  }

  static async launch(): Promise<RawChromium> {
    const profile = mkdtempSync(join(tmpdir(), 'goalkeeper-raw-'))
    const { path } = await findChromium()
    const process = spawn(
      path,
      [
        ...launchFlags([CHROME_BUILD]),
        '--headless',
        '--no-sandbox',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        'about:blank',
      ],
      { stdio: 'ignore' },
    )
    const exited = new Promise<void>((resolve) => process.once('exit', () => resolve()))
    const close = async () => {
      process.kill()
      await exited
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    }
    try {
      const file = join(profile, 'DevToolsActivePort')
      const endpoint = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [])
      await poll(
        () => Promise.resolve(endpoint().length > 1),
        30_000,
        'Chromium did not open its debugging port',
      )
      const [port, address] = endpoint()
      const socket = new WebSocket(`ws://127.0.0.1:${port}${address}`)
      await new Promise((resolve, reject) => {
        socket.addEventListener('open', resolve)
        socket.addEventListener('error', reject)
      })
      return new RawChromium(socket, close)
    } catch (error) {
      await close()
      throw error
    }
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.closeBrowser()
  }

  /** Opens a tab and waits until its page has loaded. */
  async open(url: string): Promise<RawPage> {
    const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url })
    return this.attach(targetId)
  }

  /** Attaches to the newest tab whose URL starts with `url`, and waits until it has loaded. */
  async find(url: string): Promise<RawPage> {
    let targetId: string | undefined
    await poll(
      async () => {
        targetId = (await this.targets()).find(
          (one) => one.type === 'page' && one.url.startsWith(url),
        )?.targetId
        return targetId !== undefined
      },
      30_000,
      `no tab shows ${url}`,
    )
    return this.attach(targetId ?? '')
  }

  /** Waits until Chromium has stopped the extension's worker. It does so after 30 idle seconds. */
  async asleep(): Promise<void> {
    await poll(async () => (await this.worker()) === undefined, 120_000, 'the worker did not stop')
  }

  /**
   * Stops the extension's worker by the button on Chromium's page of service workers, and again if events that were on
   * their way start it.
   */
  async stopWorker(): Promise<void> {
    this.workersPage ??= await this.open('chrome://serviceworker-internals')
    let timesAbsent = 0
    const isStopped = async () => {
      timesAbsent = (await this.worker()) ? 0 : timesAbsent + 1
      if (timesAbsent === 0)
        await this.workersPage?.evaluate(
          `for (const button of document.querySelectorAll('[data-command="stop"]')) button.click()`,
        )
      return timesAbsent === 40
    }
    await poll(isStopped, 30_000, 'the worker did not stop')
  }

  /** Returns the id of the extension. Its worker must be running. */
  async extensionId(): Promise<string> {
    let worker: Target | undefined
    await poll(
      async () => (worker = await this.worker()) !== undefined,
      30_000,
      'the extension did not start',
    )
    return new URL(worker?.url ?? '').host
  }

  private async worker(): Promise<Target | undefined> {
    return (await this.targets()).find(
      ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:'),
    )
  }

  private async targets(): Promise<readonly Target[]> {
    return (await this.send<{ targetInfos: Target[] }>('Target.getTargets', {})).targetInfos
  }

  private async sessionOf(targetId: string): Promise<string> {
    const parameters = { targetId, flatten: true }
    return (await this.send<{ sessionId: string }>('Target.attachToTarget', parameters)).sessionId
  }

  private async attach(targetId: string): Promise<RawPage> {
    const sessionId = await this.sessionOf(targetId)
    const evaluate = async <Value>(expression: string): Promise<Value> => {
      const { result, exceptionDetails } = await this.send<{
        result: { value: Value }
        exceptionDetails?: { exception?: { description?: string } }
      }>(
        'Runtime.evaluate',
        { expression, awaitPromise: true, returnByValue: true, userGesture: true },
        sessionId,
      )
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? 'evaluation failed')
      return result.value
    }
    await poll(() => evaluate<boolean>('document.readyState === "complete"'), 30_000, 'no page loaded')
    return {
      targetId,
      evaluate,
      click: async (selector) => {
        const [x, y] = await evaluate<[number, number]>(
          `(({ x, y, width, height }) => [x + width / 2, y + height / 2])(document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect())`,
        )
        for (const type of ['mousePressed', 'mouseReleased'])
          await this.send(
            'Input.dispatchMouseEvent',
            { type, x, y, button: 'left', clickCount: 1 },
            sessionId,
          )
      },
      close: async () => void (await this.send('Target.closeTarget', { targetId })),
    }
  }

  private async send<Result>(method: string, params: object, sessionId?: string): Promise<Result> {
    const id = ++this.lastId
    const answer = await new Promise<Answer>((resolve) => {
      this.waiting.set(id, resolve)
      this.socket.send(JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) }))
    })
    this.waiting.delete(id)
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`)
    return answer.result as Result
  }
}
