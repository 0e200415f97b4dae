/** The profile's settings: those of a Firefox that asks nobody anything, and shows only what a test opens. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Name to value, as in `about:config`. */
export type FirefoxPreferences = Readonly<Record<string, string | number | boolean>>

/**
 * Beside these, Firefox sets a long list of its own as soon as Marionette is on (`remote.prefs.recommended`): no
 * updates, no telemetry, no first-run pages.
 */
const QUIET: FirefoxPreferences = {
  // Any free port; Firefox writes which into the profile.
  'marionette.port': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'browser.newtabpage.enabled': false,
  'browser.tabs.warnOnClose': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.disable_beforeunload': true,
  // Whatever is not on this machine is refused at once, instead of being looked for. Loopback never goes by a proxy.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  // A test has several tabs, and only one of them is in front: the others shall not be slowed down.
  'dom.min_background_timeout_value': 4,
  'dom.timeout.enable_budget_timer_throttling': false,
  'extensions.autoDisableScopes': 0,
  // Whoever asks for a permission by a click gets it, without a window of Firefox's own in between.
  'extensions.webextOptionalPermissionPrompts': false,
  // What is said in any page goes into the log, for the message of a test that fails.
  'devtools.console.stdout.content': true,
  'devtools.toolbox.host': 'bottom',
  'devtools.toolbox.footer.height': 500,
}

/** Writes the settings into a profile that no Firefox has used yet. */
export function writePreferences(profile: string, extra: FirefoxPreferences): void {
  const lines = Object.entries({ ...QUIET, ...extra }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(profile, 'user.js'), `${lines.join('\n')}\n`)
}
