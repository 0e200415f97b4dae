/** The switch in the shop's footer that makes the collector misbehave, for people who try things out by hand. */
import type { Misbehavior } from '../misbehavior.ts'

/** The choices, as the footer words them. They are about publishes; the last one is about fetching the context. */
export const MODES: Readonly<Record<string, { label: string; rule?: Misbehavior }>> = {
  off: { label: 'off' },
  500: { label: 'answer 500', rule: { server: 'collector', method: 'PUT', status: 500 } },
  401: { label: 'answer 401', rule: { server: 'collector', method: 'PUT', status: 401 } },
  slow: { label: 'slow, 4 s', rule: { server: 'collector', method: 'PUT', delayMs: 4000 } },
  empty: { label: 'empty body', rule: { server: 'collector', method: 'PUT', body: '' } },
  drop: { label: 'drop the connection', rule: { server: 'collector', method: 'PUT', drop: true } },
  context: { label: '500 on the context', rule: { server: 'collector', method: 'GET', status: 500 } },
}

/** Remembers the choice; `add` puts a rule in force and returns how to end it. */
export class MisbehaveSwitch {
  mode = 'off'
  #add: (rule: Misbehavior) => () => void
  #end: () => void = () => {}

  constructor(add: (rule: Misbehavior) => () => void) {
    this.#add = add
  }

  /** Changes to another mode; false when there is none of that name. */
  set(mode: unknown): boolean {
    const selected = typeof mode === 'string' && Object.hasOwn(MODES, mode) ? MODES[mode] : undefined
    if (!selected) return false
    this.#end()
    this.#end = selected.rule ? this.#add(selected.rule) : () => {}
    this.mode = String(mode)
    return true
  }
}
