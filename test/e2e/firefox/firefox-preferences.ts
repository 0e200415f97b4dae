/** Preferences of the profile: Firefox shows no prompts, and only pages that a test opens. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Values by name, as in `about:config`. */
export type FirefoxPreferences = Readonly<Record<string, string | number | boolean>>

/**
 * The harness's own preferences. Marionette sets more (`remote.prefs.recommended`): no updates, no telemetry, no first-run
 * pages.
 */
const QUIET: FirefoxPreferences = {
  // Any free port. Firefox writes its number into the profile.
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.newtabpage.enabled': false,
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_beforeunload': true,
  // A closed proxy port makes requests to other hosts fail at once. Loopback never uses the proxy.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // Tests use several tabs and only one is selected, so disable throttling of the others.
  'dom.min_background_timeout_value': 4,
  'dom.timeout.enable_budget_timer_throttling': false,
  'extensions.autoDisableScopes': 0,
  // Grants permissions requested by a click without Firefox's prompt.
  'extensions.webextOptionalPermissionPrompts': false,
  // Writes the console of every page to the log, which is attached to failed tests.
  'devtools.console.stdout.content': true,
  'devtools.toolbox.host': 'bottom',
  'devtools.toolbox.footer.height': 500,
}

/** Writes the preferences into a new profile. */
export function writePreferences(profile: string, extra: FirefoxPreferences): void {
  const lines = Object.entries({ ...QUIET, ...extra }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`)
}
