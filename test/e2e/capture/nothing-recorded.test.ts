/** Pages without ABsmartly requests leave no trace: not in the background, in no storage, in no exported file. */
import type { Page } from '@playwright/test'

import { backgroundInstance, stopBackground } from '../harness/browser/background.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'
import { expect, testWithOwnBrowser as test } from '../harness/fixtures.ts'
import { savedFileBy } from '../harness/files/saved-file.ts'
import { t } from '../harness/messages.ts'
import { goalGrid } from '../harness/panel/goal-grid.ts'
import { listLines } from '../harness/panel/list-lines.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { titledPage } from '../harness/page/titled-page.ts'

const CLINIC = '/clinic/oncology/appointment/42?patient=7#notes'
const ROUTES = {
  '/clinic/oncology/appointment/42': titledPage('Your appointment', '<iframe src="/frame"></iframe>'),
  '/frame': titledPage('A frame'),
  '/second': titledPage('Second page'),
  '/shop': titledPage('The shop'),
  '/data': { body: '{}' },
  '/worker.js': {
    headers: { 'content-type': 'text/javascript' },
    body: `fetch('/data', { method: 'POST', body: '{"event":1}' }).then(() => postMessage('done'))`,
  },
}

/** Returns everything that the extension has stored, by storage area and by database. */
async function storedIn(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => {
    const found: Record<string, unknown> = {}
    for (const area of ['local', 'session'] as const) found[area] = await chrome.storage[area].get(null)
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await resultOf(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        found[`${name}/${store}`] = await resultOf(
          database.transaction(store).objectStore(store).getAll() as IDBRequest<unknown>,
        )
      database.close()
    }
    return found

    function resultOf<Result>(request: IDBRequest<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error))
      })
    }
  })
}

/** Uses a page without an ABsmartly request. Runs in the page. */
async function useWithoutAbsmartly(): Promise<void> {
  const post = (body: BodyInit, type = 'application/json') =>
    fetch('/data', { method: 'POST', headers: { 'content-type': type }, body })
  await fetch('/data')
  await post('{"measure":"units","order":{"units":3}}')
  await post('"units"')
  await post(new Uint8Array([0, 255, 1, 2, 3]))
  await post(new TextEncoder().encode('{"event":"seen"}'))
  const form = new FormData()
  form.append('units', '3')
  await fetch('/data', { method: 'POST', body: form })
  const zipped = new Blob(['{"event":"seen"}']).stream().pipeThrough(new CompressionStream('gzip'))
  await post(await new Response(zipped).arrayBuffer())
  navigator.sendBeacon('/data', '{"event":"seen"}')
  await new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/data')
    request.addEventListener('load', resolve)
    request.send('{"event":"seen"}')
  })
  await new Promise((resolve) => {
    const worker = new Worker('/worker.js')
    worker.addEventListener('message', resolve)
  })
  history.pushState(null, '', '#another-place')
  document.title = 'Another title'
  document.body.click()
}

test('browsing without ABsmartly wakes nothing and stores nothing', async ({ browserContext, serve }) => {
  const { url, received } = await serve(ROUTES)
  const page = await browserContext.newPage()
  await stopBackground(browserContext)
  await page.goto(url + CLINIC)
  await page.evaluate(useWithoutAbsmartly)
  await page.goto(`${url}/second`)
  await page.goBack()
  await page.reload()
  await page.evaluate(useWithoutAbsmartly)
  expect(received.filter(({ method }) => method === 'POST').length).toBeGreaterThanOrEqual(12)
  expect(await backgroundInstance(browserContext)).toBeNull()

  const reader = await openExtensionPage(browserContext, 'help/first-steps.html')
  const stored = await storedIn(reader)
  expect(stored).toMatchObject({ local: {}, session: {} })
  // The databases hold settings.
  expect(JSON.stringify(stored)).not.toMatch(/127\.0\.0\.1|oncology|appointment|second/)

  // The same browser records a page with a publish.
  await page.goto(`${url}/shop`)
  await sendGoals(page, ['purchase'])
  await expect.poll(async () => JSON.stringify((await storedIn(reader))['session'])).toContain('purchase')
  expect(JSON.stringify(await storedIn(reader))).not.toMatch(/oncology|appointment|second/)
})

test('an export holds no page of the tab but those that its rows belong to, and names these', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve(ROUTES)
  const page = await browserContext.newPage()
  await page.goto(url + CLINIC)
  const panel = await openPanelFor(page)
  await expect(panel.getByRole('contentinfo')).toContainText(t('status.page.inPlace'))
  await page.goto(`${url}/shop`)
  // A route of the same document, before its first request.
  await page.evaluate(() => history.pushState(null, '', '/clinic/oncology/results'))
  await page.evaluate(() => history.pushState(null, '', '/shop/basket'))
  await sendGoals(page, ['purchase'])
  await page.evaluate(() => history.pushState(null, '', '/clinic/oncology/bill'))
  await expect.poll(() => listLines(panel, url)).toContain('purchase')
  await page.goto(url + CLINIC)
  // The open panel shows the page, although it is not recorded.
  await expect.poll(async () => (await listLines(panel, url)).join('\n')).toContain('Your appointment')

  await goalGrid(panel).focus()
  await panel.keyboard.press('e')
  const dialog = panel.getByRole('dialog', { name: t('export.title') })
  await dialog.getByLabel(t('export.leaveOut.addresses')).uncheck()
  await expect(dialog.getByRole('list', { name: t('export.preview.pages', {}, 1) })).toHaveText(
    `${url}/shop/basket`,
  )
  for (const format of ['session', 'har', 'csv'] as const) {
    await dialog.getByRole('radio', { name: t(`export.format.${format}`) }).check()
    const { name, text } = await savedFileBy(panel, () =>
      dialog.getByRole('button', { name: t('export.save') }).click(),
    )
    expect(text, format).toContain('/shop/basket')
    expect(name + text, format).not.toMatch(/oncology|appointment/)
  }
})

test('without “Preserve log”, leaving a page clears its requests, although no panel is open', async ({
  browserContext,
  serve,
}) => {
  const { url } = await serve(ROUTES)
  const page = await browserContext.newPage()
  await page.goto(`${url}/shop`)
  const panel = await openPanelFor(page)
  await panel.getByLabel(t('panel.preserve')).uncheck()
  await sendGoals(page, ['purchase'])
  await expect.poll(() => listLines(panel, url)).toContain('purchase')
  await panel.close()
  const reader = await openExtensionPage(browserContext, 'help/first-steps.html')
  await page.goto(url + CLINIC)
  await expect.poll(async () => JSON.stringify(await storedIn(reader))).not.toContain('purchase')
})
