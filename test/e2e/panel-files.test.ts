/** What the panel in the real DevTools can do with files and the clipboard, and how it is seen, in both browsers. */
import { click } from './firefox/act.ts'
import { clipboardText as firefoxClipboardText } from './firefox/clipboard.ts'
import { test as firefoxTest } from './firefox/fixtures.ts'
import { openGoalkeeperPanel as openFirefoxPanel } from './firefox/panel.ts'
import { savedFileBy as savedByFirefox } from './firefox/saved-file.ts'
import { clipboardText } from './harness/clipboard.ts'
import { expect, test } from './harness/fixtures.ts'
import { chooseFile, dropFile, type GivenFile } from './harness/given-file.ts'
import { openGoalkeeperPanel } from './harness/panel.ts'
import { savedFileBy } from './harness/saved-file.ts'
import { titled } from './pages/titled.ts'

const PAGES = { '/': titled('A page') }
const SAVED = { name: 'mine.json', text: '{"saved":"✓"}' }
const COPIED = 'copied ✓'
const GIVEN: GivenFile = { name: 'yours.json', text: '{"given":"✓"}' }

/** Runs in the panel: a button that saves, one that copies, and a field that takes what is chosen or dropped. */
function addParts({ name, text, copied }: { name: string; text: string; copied: string }): void {
  const button = (label: string, act: () => void) => {
    const one = document.createElement('button')
    one.ariaLabel = label
    one.addEventListener('click', act)
    document.body.prepend(one)
  }
  button('save it', () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    link.download = name
    link.click()
  })
  button('copy it', () => {
    const area = document.createElement('textarea')
    area.value = copied
    document.body.append(area)
    area.select()
    document.execCommand('copy')
    area.remove()
  })
  const input = document.createElement('input')
  input.type = 'file'
  input.id = 'given'
  document.body.prepend(input)
  const take = async (how: string, file: File | undefined) => {
    document.title = `${how}: ${file?.name} ${await file?.text()}`
  }
  input.addEventListener('change', () => void take('chosen', input.files?.[0]))
  input.addEventListener('dragover', (event) => event.preventDefault())
  input.addEventListener('drop', (event) => {
    event.preventDefault()
    void take('dropped', event.dataTransfer?.files[0])
  })
}

const title = () => document.title

test('Chromium: the panel saves, takes and copies', async ({ browserContext, serve }) => {
  const page = await browserContext.newPage()
  await page.goto(`${(await serve(PAGES)).url}/`)
  const { frame, devtools } = await openGoalkeeperPanel(page)
  await frame.evaluate(addParts, { ...SAVED, copied: COPIED })
  expect(await savedFileBy(devtools, () => frame.getByLabel('save it').click())).toEqual(SAVED)
  await chooseFile(frame, '#given', GIVEN)
  await expect.poll(() => frame.evaluate(title)).toBe(`chosen: ${GIVEN.name} ${GIVEN.text}`)
  await dropFile(frame, '#given', GIVEN)
  await expect.poll(() => frame.evaluate(title)).toBe(`dropped: ${GIVEN.name} ${GIVEN.text}`)
  await expect(dropFile(frame, 'body', GIVEN)).rejects.toThrow('takes no drop')
  await frame.getByLabel('copy it').click()
  expect(await clipboardText(page)).toBe(COPIED)
})

firefoxTest('Firefox: the panel saves, takes and copies', async ({ firefox, tab, serve }) => {
  firefoxTest.setTimeout(120_000)
  await tab.goto(`${(await serve(PAGES)).url}/`)
  const panel = await openFirefoxPanel(tab)
  await panel.evaluate(addParts, { ...SAVED, copied: COPIED })
  const save = () => click(panel, { role: 'button', name: 'save it' })
  expect(await savedByFirefox(firefox, save)).toEqual(SAVED)
  await chooseFile(panel, '#given', GIVEN)
  await expect.poll(() => panel.evaluate(title)).toBe(`chosen: ${GIVEN.name} ${GIVEN.text}`)
  await dropFile(panel, '#given', GIVEN)
  await expect.poll(() => panel.evaluate(title)).toBe(`dropped: ${GIVEN.name} ${GIVEN.text}`)
  await expect(dropFile(panel, 'body', GIVEN)).rejects.toThrow('takes no drop')
  await click(panel, { role: 'button', name: 'copy it' })
  expect(await firefoxClipboardText(firefox)).toBe(COPIED)
})
