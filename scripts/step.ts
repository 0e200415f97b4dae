/** Running a program as one step of something longer: shown or quiet, and never silent for long. */
import { spawn } from 'node:child_process'

/** How often a quiet step says that it is still at it, in ms. */
const HEARTBEAT_MS = 10_000
/** How much of a quiet step's output is kept to be shown when it fails, in characters. */
const MAX_OUTPUT_CHARS = 4000

/** How to run a step. */
export interface StepOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Its output is passed on as it comes; else it is kept back and shown only when the step fails. */
  readonly show?: boolean
  /** The step is ended, and has failed, when it takes longer. */
  readonly timeoutMs?: number
}

/** How a step ended. */
export interface StepResult {
  readonly ok: boolean
  readonly seconds: number
  /** The end of what a quiet step printed. */
  readonly output: string
}

/** Runs a program to its end. Never rejects: a program that cannot be started is a step that failed. */
export function runStep(
  title: string,
  command: string,
  args: readonly string[],
  { env = {}, show = false, timeoutMs }: StepOptions = {},
): Promise<StepResult> {
  const begin = performance.now()
  const seconds = () => (performance.now() - begin) / 1000
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    ...(timeoutMs !== undefined && { timeout: timeoutMs }),
  })
  let output = ''
  const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-MAX_OUTPUT_CHARS))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const heartbeat = show
    ? undefined
    : setInterval(() => console.log(`  ${title}: ${Math.round(seconds())} s …`), HEARTBEAT_MS)

  return new Promise((resolve) => {
    const end = (ok: boolean) => {
      clearInterval(heartbeat)
      resolve({ ok, seconds: seconds(), output: output.trim() })
    }
    child.once('error', (error) => {
      output += error.message
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}

/** "3.2 s", "1 min 5 s". */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
