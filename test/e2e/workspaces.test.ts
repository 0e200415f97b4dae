/** Several workspaces: which one judges, how that is changed, files for people without a key, and forgetting. */
import { readFile } from 'node:fs/promises'

import { goalEntry, keys, startDemo } from '../../demo/index.ts'
import { connectConsole, credentialsOf, openConnect } from './harness/panel/connect-console.ts'
import { expect, test } from './harness/fixtures.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

/** All that the extension's own database holds, as one text. */
const databaseText = () =>
  new Promise<string>((resolve, reject) => {
    const opening = indexedDB.open('goalkeeper')
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
    opening.addEventListener('success', () => {
      const store = opening.result.transaction('settings').objectStore('settings')
      const [names, values] = [store.getAllKeys(), store.getAll()]
      values.addEventListener('success', () => resolve(JSON.stringify([names.result, values.result])))
    })
  })

test('each publish is judged by the workspace of its collector, and one click makes another one do it', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const other = await startDemo({ registry: { goals: [goalEntry(1, 'add_to_basket')], metrics: [] } })
  try {
    const shop = await browserContext.newPage()
    await shop.goto(`${demo.shopUrl}mug/blue-mug`)
    await shop.locator('#add-to-basket').click()
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
    await panel.setViewportSize({ width: 1400, height: 700 })
    const row = (verdict: string) => panel.getByRole('row', { name: new RegExp(`add_to_basket.*${verdict}`) })
    await expect(row('Unchecked')).toBeVisible()

    await connectConsole(browserContext, extensionId, { ...credentialsOf(other), name: 'Other shop' })
    // It is not guessed that the only workspace is meant.
    await expect(row('Unchecked')).toBeVisible()
    await panel.getByRole('button', { name: 'Use “Other shop”' }).click()
    await expect(row('Known')).toBeVisible()
    await expect(row('Known').getByRole('gridcell', { name: 'Other shop' })).toBeVisible()

    // A collector has one workspace: the newer one takes it over.
    await connectConsole(browserContext, extensionId, { ...credentialsOf(demo), name: 'Blue Mug' })
    await expect(row('Unknown goal')).toBeVisible()
    await sendGoals(shop, ['add_to_basket'], { endpoint: other.collectorUrl })
    await expect(row('Known').getByRole('gridcell', { name: 'Other shop' })).toBeVisible()
    await expect(panel.getByRole('button', { name: '2 workspaces' })).toBeVisible()

    const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
    const card = options.getByRole('article', { name: 'Blue Mug' })
    await card.getByRole('button', { name: 'Edit' }).click()
    await options.getByLabel('Creates goals automatically').check()
    await options.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(row('Will be created')).toBeVisible()

    await card.getByRole('button', { name: 'Remove' }).click()
    await card.getByRole('button', { name: 'Yes, remove' }).click()
    await expect(row('Unchecked')).toBeVisible()
    const kept = await options.evaluate(databaseText)
    expect(kept).toContain('Other shop')
    expect(kept).not.toContain('Blue Mug')
    expect(kept).not.toContain(demo.consoleUrl)
    expect(kept).not.toContain('page_view')

    await options.getByRole('button', { name: 'Wipe everything' }).click()
    await options.getByRole('button', { name: 'Yes, wipe everything' }).click()
    await expect(options.getByText('No workspace is connected')).toBeVisible()
    await expect(row('Known')).toHaveCount(0)
    expect(await options.evaluate(databaseText)).toBe('[[],[]]')
  } finally {
    await other.stop()
  }
})

test('removing a workspace while it is fetched leaves nothing of it', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const asked = demo.received.length
  const end = demo.misbehave({ server: 'console', delayMs: 1500 })
  const card = options.getByRole('article')
  await card.getByRole('button', { name: 'Fetch again' }).click()
  await expect.poll(() => demo.received.length).toBeGreaterThan(asked)
  await card.getByRole('button', { name: 'Remove' }).click()
  await card.getByRole('button', { name: 'Yes, remove' }).click()
  await expect(options.getByText('No workspace is connected')).toBeVisible()
  expect(await options.evaluate(databaseText)).toBe('[["workspaces"],[[]]]')
  end()

  // What comes after it in the line of writing is there, so nothing of it can still be on its way.
  await connectConsole(browserContext, extensionId, {
    url: demo.consoleUrl,
    key: keys.withoutMetricList,
    collector: demo.collectorUrl,
    name: 'Second',
  })
  const kept = await options.evaluate(databaseText)
  expect(kept).not.toContain(demo.consoleKey)
  expect(kept.match(/"workspaceId"/g)).toHaveLength(1)
})

test('a workspace from a file: a plain list, and what a colleague has saved @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(`${demo.shopUrl}mug/blue-mug`)
  await shop.locator('#add-to-basket').click()
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(shop))
  const row = (name: string, verdict: string) =>
    panel.getByRole('row', { name: new RegExp(`${name}.*${verdict}`) })
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const addFile = async (file: { name: string; text: string }) => {
    await options.getByLabel('From a file').check()
    await options
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) })
  }

  await addFile({ name: 'broken.json', text: '{"goals":[{"name":"page_view"},' })
  await expect(options.getByRole('main')).toContainText(/looks like JSON, but stops being JSON/)
  await addFile({ name: 'goals.csv', text: 'name,description\npage_view,"A page, shown"\nproduct_view,\n' })
  await expect(options.getByRole('main')).toContainText('2 goals read')
  await options.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(row('page_view', 'Known')).toBeVisible()
  await expect(row('add_to_basket', 'Unknown goal')).toBeVisible()

  // What the file does not have is not known, and not wrong.
  await row('page_view', 'Known').first().click()
  await panel.getByRole('tab', { name: 'Goal' }).click()
  await expect(panel.getByRole('tabpanel')).toContainText('A page, shown')
  await expect(panel.getByRole('tabpanel')).toContainText(/Owners\s*not known/)

  // Somebody with a key saves a file, and somebody without opens it.
  await options.getByRole('button', { name: 'Wipe everything' }).click()
  await options.getByRole('button', { name: 'Yes, wipe everything' }).click()
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', { name: 'Save as file…' }).click(),
  ])
  const saved = await readFile(await download.path(), 'utf8')
  expect(saved).not.toContain(demo.consoleKey)
  await options.getByRole('button', { name: 'Wipe everything' }).click()
  await options.getByRole('button', { name: 'Yes, wipe everything' }).click()
  await expect(row('page_view', 'Unchecked')).toBeVisible()
  await addFile({ name: download.suggestedFilename(), text: saved })
  await options.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(row('add_to_basket', 'Unknown goal')).toBeVisible()
  await expect(panel.getByRole('tabpanel')).toContainText(/Owners\s*Mina Okafor/)
})
