// The shop's integration of the ABsmartly SDK, as a careful shop would write it: whatever the SDK or the collector does,
// nothing here throws or makes the shop wait.
import { recall, remember } from './stored.js'

const SESSION = 'blue-mug.session-id'
const USER = 'blue-mug.user-id'

/** @type {AbsmartlyContext | undefined} */
let context

/** Creates the context. `data-context` of the html element changes from `pending` to `ready` or `failed`. */
export function startTracking() {
  // Goals tracked in the last 100 ms are still queued at `pagehide`, which the SDK doesn't listen for.
  addEventListener('pagehide', () => attempt(() => void context?.publish().catch(() => {})))
  attempt(() => {
    /** @type {{ collectorUrl: string, sdkKey: string }} */
    const settings = JSON.parse(document.getElementById('shop-settings')?.textContent ?? '')
    const sdk = new absmartly.SDK({
      endpoint: settings.collectorUrl,
      apiKey: settings.sdkKey,
      environment: 'development',
      application: { name: 'blue-mug-web', version: 3 },
    })
    context = sdk.createContext({ units: units() })
    context.attributes({ user_agent: navigator.userAgent, language: navigator.language, country: country() })
  })
  whenSettled(() => {
    document.documentElement.dataset['context'] = !context || context.isFailed() ? 'failed' : 'ready'
  })
}

/**
 * @param {string} goal
 * @param {Record<string, unknown>} [properties]
 */
export function track(goal, properties) {
  attempt(() => context?.track(goal, properties))
}

/**
 * Adds a `user_id` to all goal events from now on.
 *
 * @param {string} userId
 */
export function signIn(userId) {
  remember(USER, userId)
  attempt(() => context?.unit('user_id', userId))
}

/** @returns {string | null} the user signed in within this tab */
export function signedInAs() {
  return recall(USER)
}

/** Shows the value of each experiment variable on the page. Reading a variable exposes its experiment. */
export function showVariables() {
  whenSettled(() => {
    if (!context || context.isFailed()) return
    for (const element of document.querySelectorAll('[data-variable]')) {
      // Without the unit, reading the variable would expose the visitor to an experiment they aren't in.
      if (element.getAttribute('data-for') === 'user_id' && !signedInAs()) continue
      const key = element.getAttribute('data-variable') ?? ''
      element.textContent = context.variableValue(key, element.textContent ?? '')
    }
  })
}

function units() {
  const sessionId = recall(SESSION) ?? crypto.randomUUID()
  remember(SESSION, sessionId)
  const userId = signedInAs()
  return userId ? { session_id: sessionId, user_id: userId } : { session_id: sessionId }
}

/** Returns the region of the browser's language, as a shop would that has no location service. */
function country() {
  return new Intl.Locale(navigator.language).maximize().region ?? 'NL'
}

/** @param {() => void} then */
function whenSettled(then) {
  const settled = context ? context.ready() : Promise.resolve()
  settled.catch(() => {}).then(() => attempt(then))
}

/** @param {() => void} action */
function attempt(action) {
  try {
    action()
  } catch (error) {
    console.warn('Blue Mug: not tracked', error)
  }
}
