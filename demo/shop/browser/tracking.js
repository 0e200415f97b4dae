// The shop's use of the ABsmartly SDK, as a careful shop would write it: whatever the SDK or the collector does,
// nothing here throws, and nothing waits for it.
import { recall, remember } from './stored.js'

const SESSION = 'blue-mug.session-id'
const USER = 'blue-mug.user-id'

/** @type {AbsmartlyContext | undefined} */
let context

/** Creates the context. `data-context` of the html element goes from pending to ready or failed. */
export function startTracking() {
  // What was tracked in the last 100 ms is still queued when the page goes; the SDK itself does not listen for that.
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
 * From here on goal events carry a `user_id` too.
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

/** Puts each experiment's text where the page has a place for it. Looking at a variable exposes its experiment. */
export function showVariables() {
  whenSettled(() => {
    if (!context || context.isFailed()) return
    for (const element of document.querySelectorAll('[data-variable]')) {
      // Looking at it for somebody without the unit would expose them to an experiment they are not in.
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

/** The region of the browser's language, as a shop without a location service would guess. */
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
