import type { Goal, Json } from '../publish/publish'
import { safeJson } from '../safe-json'

/**
 * Returns the call that sends a goal: `context.track("purchase", { … })` (@absmartly/javascript-sdk 1.13.4
 * `src/context.ts`, `track`). SDK 1.2 and older take a number, or a list of at most two, in place of properties.
 */
export function trackCall({ name, properties, values }: Goal): string {
  const second = values ? literal(values) : properties && literal(properties)
  return second === null ? `context.track(${literal(name)})` : `context.track(${literal(name)}, ${second})`
}

/**
 * Writes JSON as a JavaScript literal. JSON is JavaScript (ECMA-262, JSON ⊂ ECMAScript) with one exception: in an
 * object literal, `"__proto__": …` sets the prototype and `["__proto__"]: …` a property.
 */
function literal(value: Json): string {
  return safeJson(value).replace(/^( *)"__proto__": /gm, '$1["__proto__"]: ')
}
