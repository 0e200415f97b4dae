import { expect } from '@playwright/test'

import { click } from '../firefox/act.ts'
import type { ChromeScope } from '../firefox/chrome-scope.ts'
import { type Firefox, launchFirefox } from '../firefox/launch-firefox.ts'
import { openPageInWindow } from '../firefox/tabs.ts'
import { openGoalkeeperPanel } from '../firefox/firefox-panel.ts'
import { rowsInDocument } from '../harness/panel/goal-grid.ts'
import { t } from '../harness/messages.ts'
import { COLLECTOR_HOST } from './mode.ts'
import type { LossTab } from './check-losses.ts'

/** Launches a Firefox with Goalkeeper and a second extension. `blocker` is its folder. */
export async function lossFirefox(
  blocker: string,
): Promise<{ openTab: (url: string) => Promise<LossTab>; close: () => Promise<void> }> {
  const firefox = await launchFirefox({
    preferences: {
      'network.dns.localDomains': COLLECTOR_HOST,
      'network.proxy.no_proxies_on': COLLECTOR_HOST,
    },
  })
  await firefox.inChrome(acceptAllCertificates, null)
  await firefox.install()
  await firefox.install(blocker)
  return { openTab: (url) => openTab(firefox, url), close: firefox.close }
}

async function openTab(firefox: Firefox, url: string): Promise<LossTab> {
  // Timers of background pages fire once a second, and the SDK's retry delays are shorter.
  const page = await openPageInWindow(firefox)
  await page.goto(url)
  const panel = await openGoalkeeperPanel(page)
  return {
    // A page that leaves at once never finishes loading.
    goto: (address) => page.evaluate((to) => location.assign(to), address),
    clear: () => click(panel, { role: 'button', name: t('panel.clear') }),
    rows: () => panel.evaluate(rowsInDocument),
    lines: () =>
      panel.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[role=grid] [role=row]')].map((row) => row.innerText),
      ),
    async attemptsOf(goal) {
      await click(panel, { role: 'row', name: goal })
      await click(panel, { role: 'tab', name: t('detail.delivery') })
      await expect
        .poll(() =>
          panel.evaluate(() => document.querySelector('[aria-selected=true][role=row]')?.textContent),
        )
        .toContain(goal)
      return panel.evaluate(() => document.querySelectorAll('[aria-labelledby=attempts] > li').length)
    },
  }
}

interface CertificateOverrides {
  setDisableAllSecurityChecksAndLetAttackersInterceptMyData(disable: boolean): void
}

interface WithComponents extends ChromeScope {
  readonly Components: {
    readonly classes: Readonly<Record<string, { getService(of: unknown): CertificateOverrides }>>
    readonly interfaces: Readonly<Record<string, unknown>>
  }
}

/** Evaluated in the browser's scope. Accepts every certificate, as a WebDriver session with `acceptInsecureCerts` does. */
function acceptAllCertificates(): void {
  const { classes, interfaces } = (globalThis as unknown as WithComponents).Components
  classes['@mozilla.org/security/certoverride;1']
    ?.getService(interfaces['nsICertOverrideService'])
    .setDisableAllSecurityChecksAndLetAttackersInterceptMyData(true)
}
