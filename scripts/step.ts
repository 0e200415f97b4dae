/** Runs programs as steps of a script. A step shows either the output of its program or only progress messages. */
import { spawn } from 'node:child_process'

/** Interval between two progress messages, in ms. */
const HEARTBEAT_MS = 10_000
/** Maximum length of the returned output, in UTF-16 code units. The start is dropped. */
const MAX_OUTPUT_CHARS = 4000

export interface StepOptions {
  readonly env?: Readonly<Record<string, string>>
  /**
   * If true, prints the output as it arrives. Otherwise, prints progress messages, and returns the end of the output.
   */
  readonly show?: boolean
  /** Time after which the program is killed and the step fails. */
  readonly timeoutMs?: number
}

/** Result of a step. */
export interface StepResult {
  readonly ok: boolean
  readonly seconds: number
  /** The end of the output; empty if the output was shown. */
  readonly output: string
}

/** Runs a program until it exits. Never rejects: when the program can't be started, the step fails. */
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
  const append = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-MAX_OUTPUT_CHARS))
  child.stdout?.on('data', append)
  child.stderr?.on('data', append)
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

/** Formats a duration, such as "3.2 s" or "1 min 5 s". */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
