/** Several workspaces: assigning collectors, goal files for users without a key, and deleting. */
import { readFile } from 'node:fs/promises'

import { goalEntry, keys, startDemo } from '../../../demo/index.ts'
import { connectConsole, credentialsOf, openConnect } from '../harness/panel/connect-console.ts'
import { expect, test } from '../harness/fixtures.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { matching, re, t } from '../harness/messages.ts'
import { openShop } from '../harness/page/open-shop.ts'

/** Returns the contents of the extension's own database as a JSON string. Runs in an extension page. */
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

test('checks each publish against the workspace of its collector, which one click changes', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const otherDemo = await startDemo({ registry: { goals: [goalEntry(1, 'add_to_basket')], metrics: [] } })
  try {
    const shop = await openShop(browserContext, demo, 'add-to-basket')
    const panel = await openPanelFor(shop)
    await panel.setViewportSize({ width: 1400, height: 700 })
    const row = (verdict: string) => panel.getByRole('row', { name: re`add_to_basket.*${verdict}` })
    await expect(row(t('verdict.unchecked'))).toBeVisible()

    await connectConsole(browserContext, extensionId, { ...credentialsOf(otherDemo), name: 'Other shop' })
    // Goalkeeper does not assume that the only workspace applies.
    await expect(row(t('verdict.unchecked'))).toBeVisible()
    await panel.getByRole('button', { name: t('panel.assign.use', { workspace: 'Other shop' }) }).click()
    await expect(row(t('verdict.known'))).toBeVisible()
    await expect(row(t('verdict.known')).getByRole('gridcell', { name: 'Other shop' })).toBeVisible()

    // A collector has one workspace: the new one takes it over.
    await connectConsole(browserContext, extensionId, { ...credentialsOf(demo), name: 'Blue Mug' })
    await expect(row(t('verdict.unknown'))).toBeVisible()
    await sendGoals(shop, ['add_to_basket'], { endpoint: otherDemo.collectorUrl })
    await expect(row(t('verdict.known')).getByRole('gridcell', { name: 'Other shop' })).toBeVisible()
    await expect(panel.getByRole('button', { name: t('panel.registry.several', {}, 2) })).toBeVisible()

    const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
    const card = options.getByRole('article', { name: 'Blue Mug' })
    await card.getByRole('button', { name: t('options.edit') }).click()
    await options.getByLabel(t('options.switch.createsGoals')).check()
    await options.getByRole('button', { name: t('options.save'), exact: true }).click()
    await expect(row(t('verdict.willBeCreated'))).toBeVisible()

    await card.getByRole('button', { name: t('options.remove.button') }).click()
    await card.getByRole('button', { name: t('options.remove.yes') }).click()
    await expect(row(t('verdict.unchecked'))).toBeVisible()
    const stored = await options.evaluate(databaseText)
    expect(stored).toContain('Other shop')
    expect(stored).not.toContain('Blue Mug')
    expect(stored).not.toContain(demo.consoleUrl)
    expect(stored).not.toContain('page_view')

    await options.getByRole('button', { name: t('options.wipe.button') }).click()
    await options.getByRole('button', { name: t('options.wipe.yes') }).click()
    await expect(options.getByText(t('connect.first'))).toBeVisible()
    await expect(row(t('verdict.known'))).toHaveCount(0)
    expect(await options.evaluate(databaseText)).toBe('[[],[]]')
  } finally {
    await otherDemo.stop()
  }
})

test('deletes everything of a workspace that is removed during a fetch', async ({
  browserContext,
  extensionId,
  connectedDemo: demo,
}) => {
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const requestCount = demo.received.length
  const end = demo.misbehave({ server: 'console', delayMs: 1500 })
  const card = options.getByRole('article')
  await card.getByRole('button', { name: t('options.again') }).click()
  await expect.poll(() => demo.received.length).toBeGreaterThan(requestCount)
  await card.getByRole('button', { name: t('options.remove.button') }).click()
  await card.getByRole('button', { name: t('options.remove.yes') }).click()
  await expect(options.getByText(t('connect.first'))).toBeVisible()
  expect(await options.evaluate(databaseText)).toBe('[["workspaces"],[[]]]')
  end()

  // Writes are queued. Once this later one is stored, no earlier write is pending.
  await connectConsole(browserContext, extensionId, {
    url: demo.consoleUrl,
    key: keys.withoutMetricList,
    collector: demo.collectorUrl,
    name: 'Second',
  })
  const stored = await options.evaluate(databaseText)
  expect(stored).not.toContain(demo.consoleKey)
  expect(stored.match(/"workspaceId"/g)).toHaveLength(1)
})

test('adds a workspace from a plain goal list and from a saved file @full', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const shop = await openShop(browserContext, demo, 'add-to-basket')
  const panel = await openPanelFor(shop)
  const row = (name: string, verdict: string) => panel.getByRole('row', { name: re`${name}.*${verdict}` })
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  const addFile = async (file: { name: string; text: string }) => {
    await options.getByLabel(t('connect.from.file')).check()
    await options
      .getByLabel(t('connect.file.label'), { exact: true })
      .setInputFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) })
  }

  await addFile({ name: 'broken.json', text: '{"goals":[{"name":"page_view"},' })
  await expect(options.getByRole('main')).toContainText(matching('registryFile.problem.brokenJson'))
  await addFile({ name: 'goals.csv', text: 'name,description\npage_view,"A page, shown"\nproduct_view,\n' })
  await expect(options.getByRole('main')).toContainText(t('connect.file.read', { file: 'goals.csv' }, 2))
  await options.getByRole('button', { name: t('connect.add'), exact: true }).click()
  await expect(row('page_view', t('verdict.known'))).toBeVisible()
  await expect(row('add_to_basket', t('verdict.unknown'))).toBeVisible()

  // A fact that the file does not contain shows as unknown, not as wrong.
  await row('page_view', t('verdict.known')).first().click()
  await panel.getByRole('tab', { name: t('detail.goal') }).click()
  await expect(panel.getByRole('tabpanel')).toContainText('A page, shown')
  await expect(panel.getByRole('tabpanel')).toContainText(re`${t('goal.owners')}\s*${t('goal.notKnown')}`)

  // A user with a key saves a file, and a user without one opens it.
  await options.getByRole('button', { name: t('options.wipe.button') }).click()
  await options.getByRole('button', { name: t('options.wipe.yes') }).click()
  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', { name: t('options.saveAs') }).click(),
  ])
  const saved = await readFile(await download.path(), 'utf8')
  expect(saved).not.toContain(demo.consoleKey)
  await options.getByRole('button', { name: t('options.wipe.button') }).click()
  await options.getByRole('button', { name: t('options.wipe.yes') }).click()
  await expect(row('page_view', t('verdict.unchecked'))).toBeVisible()
  await addFile({ name: download.suggestedFilename(), text: saved })
  await options.getByRole('button', { name: t('connect.add'), exact: true }).click()
  await expect(row('add_to_basket', t('verdict.unknown'))).toBeVisible()
  await expect(panel.getByRole('tabpanel')).toContainText(re`${t('goal.owners')}\s*Mina Okafor`)
})
