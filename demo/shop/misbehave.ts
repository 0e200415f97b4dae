/** The menu in the shop's footer that makes the collector misbehave, for trying things out by hand. */
import type { Misbehavior } from '../misbehavior.ts'

/** Options of the menu. They affect publishes, except for the last one, which affects fetching the context. */
export const MODES: Readonly<Record<string, { label: string; rule?: Misbehavior }>> = {
  off: { label: 'off' },
  500: { label: 'respond with 500', rule: { server: 'collector', method: 'PUT', status: 500 } },
  401: { label: 'respond with 401', rule: { server: 'collector', method: 'PUT', status: 401 } },
  slow: { label: 'respond after 4 s', rule: { server: 'collector', method: 'PUT', delayMs: 4000 } },
  empty: { label: 'respond with an empty body', rule: { server: 'collector', method: 'PUT', body: '' } },
  drop: { label: 'drop the connection', rule: { server: 'collector', method: 'PUT', drop: true } },
  context: {
    label: 'fail to load the context (500)',
    rule: { server: 'collector', method: 'GET', status: 500 },
  },
}

/** Applies the selected option. `add` adds a rule and returns the function that removes it. */
export class MisbehaveSwitch {
  mode = 'off'
  #add: (rule: Misbehavior) => () => void
  #end: () => void = () => {}

  constructor(add: (rule: Misbehavior) => () => void) {
    this.#add = add
  }

  /** Selects a mode. Returns false when it doesn't exist. */
  set(mode: unknown): boolean {
    const selected = typeof mode === 'string' && Object.hasOwn(MODES, mode) ? MODES[mode] : undefined
    if (!selected) return false
    this.#end()
    this.#end = selected.rule ? this.#add(selected.rule) : () => {}
    this.mode = String(mode)
    return true
  }
}
