import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { PageCapture } from '../../../../../core/capture'
import { MAX_RECORD_BYTES } from '../../../../../core/record/bounds'
import { visibleAttempts, tabState, type TabRecord } from '../../../../../core/record/tab-record'
import { TabRecords } from '../../../../../entrypoints/background/record/tab-records'
import { batchOf, documentOf, pageCaptureOf, textBody } from '../../../../fixtures/make'

const session = fakeBrowser.storage.session
beforeEach(() => fakeBrowser.reset())

const keys = async () => new Set(Object.keys(await session.get(null)))
const shown = (record: TabRecord | undefined) => (record ? visibleAttempts(record) : undefined)
const idsOf = (records: TabRecords, tabId = 1) => shown(records.get(tabId))?.map(({ id }) => id)
const add = (records: TabRecords, tabId: number, ...captures: PageCapture[]) =>
  records.add(tabId, batchOf(captures, { document: documentOf(`document-of-${tabId}`) }))
/** Returns a capture of about `bytes` bytes. */
const large = (id: string, bytes = 1_000_000) => pageCaptureOf(id, { body: textBody('x'.repeat(bytes)) })

/** Returns the records as the background reads them after a restart. */
async function restartedRecords(): Promise<TabRecords> {
  const records = new TabRecords()
  await records.ready()
  return records
}

describe('TabRecords, batches', () => {
  it('adds a batch to the record only after it is stored', async () => {
    const records = new TabRecords()
    const changes = vi.fn()
    records.onChange = changes
    const written = Promise.withResolvers<void>()
    const called = Promise.withResolvers<void>()
    // oxlint-disable-next-line typescript/no-misused-promises -- the callback overload is not the one called
    vi.spyOn(session, 'set').mockImplementationOnce(() => {
      called.resolve()
      return written.promise
    })
    let stored = false
    const added = add(records, 1, pageCaptureOf('capture-a')).then(() => (stored = true))
    await called.promise
    expect(stored).toBe(false)
    expect(changes).not.toHaveBeenCalled()
    expect(records.get(1)).toBeUndefined()
    written.resolve()
    await added
    expect(changes).toHaveBeenCalledExactlyOnceWith(1, { changed: records.get(1)?.attempts })
    expect(idsOf(records)).toEqual(['capture-a'])
  })

  it('rejects a batch that could not be stored and stores it when it is sent again', async () => {
    const records = new TabRecords()
    await add(records, 1, pageCaptureOf('capture-a'))
    vi.spyOn(session, 'set').mockRejectedValueOnce(new Error('quota'))
    await expect(add(records, 1, pageCaptureOf('capture-b'))).rejects.toThrow('quota')
    expect(idsOf(records)).toEqual(['capture-a'])
    expect(await keys()).toEqual(new Set(['attempt:1:capture-a', 'facts:1']))
    await add(records, 1, pageCaptureOf('capture-b'))
    expect(idsOf(records)).toEqual(['capture-a', 'capture-b'])
    expect(await keys()).toEqual(new Set(['attempt:1:capture-a', 'attempt:1:capture-b', 'facts:1']))
  })

  it('keeps stored attempts when a later write fails', async () => {
    const records = new TabRecords()
    await add(records, 1, pageCaptureOf('capture-a'))
    vi.spyOn(session, 'set').mockRejectedValueOnce(new Error('quota'))
    await expect(records.clear(1, Date.now())).rejects.toThrow('quota')
    expect(idsOf(records)).toEqual(['capture-a'])
    expect(await keys()).toEqual(new Set(['attempt:1:capture-a', 'facts:1']))
    await records.clear(1, Date.now())
    await records.clear(1, Date.now())
    expect(await keys()).toEqual(new Set(['facts:1']))
  })

  it('stores the next batch after a failed one', async () => {
    const records = new TabRecords()
    vi.spyOn(session, 'set').mockRejectedValueOnce(new Error('quota'))
    const [first, second] = await Promise.allSettled([
      add(records, 1, pageCaptureOf('capture-a')),
      add(records, 1, pageCaptureOf('capture-b')),
    ])
    expect([first.status, second.status]).toEqual(['rejected', 'fulfilled'])
    expect(shown(records.get(1))).toMatchObject([{ id: 'capture-b', seq: 1 }])
  })

  it('queues concurrent batches, so that sequence numbers have no gaps', async () => {
    const records = new TabRecords()
    const ids = Array.from({ length: 20 }, (_, index) => `capture-${index}`)
    await Promise.all(ids.map((id) => add(records, 1, pageCaptureOf(id))))
    expect(shown(records.get(1))?.map(({ id, seq }) => [id, seq])).toEqual(
      ids.map((id, index) => [id, index + 1]),
    )
  })

  it('reports only the new attempts of a batch', async () => {
    const records = new TabRecords()
    await add(records, 1, pageCaptureOf('capture-a'))
    const changes: string[][] = []
    records.onChange = (_tabId, { changed }) => changes.push(changed.map(({ id }) => id))
    await add(records, 1, pageCaptureOf('capture-a'), pageCaptureOf('capture-b'))
    expect(changes).toEqual([['capture-b']])
  })
})

describe('TabRecords, restarted background', () => {
  it('restores everything that was acknowledged', async () => {
    const records = new TabRecords()
    await add(records, 1, pageCaptureOf('capture-a'), pageCaptureOf('capture-b'))
    await add(records, 2, pageCaptureOf('capture-c'))
    await records.pause(1, true, Date.now())
    await records.preserve(2, false)
    const restarted = await restartedRecords()
    expect(restarted.tabIds()).toEqual([1, 2])
    for (const tabId of [1, 2]) expect(restarted.get(tabId)).toEqual(records.get(tabId))
  })

  it('recognizes a batch that was stored but not acknowledged', async () => {
    await add(new TabRecords(), 1, pageCaptureOf('capture-a'))
    const restarted = new TabRecords()
    await add(restarted, 1, pageCaptureOf('capture-a'), pageCaptureOf('capture-b'))
    expect(shown(restarted.get(1))).toMatchObject([
      { id: 'capture-a', seq: 1 },
      { id: 'capture-b', seq: 2 },
    ])
  })

  it('keeps cleared attempts and continues the sequence numbers', async () => {
    const records = new TabRecords()
    await add(records, 1, pageCaptureOf('capture-a'))
    await records.clear(1, Date.now())
    const restarted = new TabRecords()
    await add(restarted, 1, pageCaptureOf('capture-b', { at: Date.now() + 1 }))
    expect(shown(restarted.get(1))).toMatchObject([{ id: 'capture-b', seq: 2 }])
  })

  it('retries when the storage could not be read', async () => {
    await add(new TabRecords(), 1, pageCaptureOf('capture-a'))
    const restarted = new TabRecords()
    vi.spyOn(session, 'get').mockRejectedValueOnce(new Error('busy'))
    await expect(restarted.ready()).rejects.toThrow('busy')
    await restarted.ready()
    expect(idsOf(restarted)).toEqual(['capture-a'])
  })
})

describe('TabRecords, size limit', () => {
  it('drops the oldest attempts of the largest record, from storage too, and counts them', async () => {
    const records = new TabRecords()
    await add(records, 2, large('quiet'))
    for (let index = 0; index < 9; index++) await add(records, 1, large(`loud-${index}`))
    expect(idsOf(records, 2)).toEqual(['quiet'])
    expect(idsOf(records, 1)).toEqual(['loud-2', 'loud-3', 'loud-4', 'loud-5', 'loud-6', 'loud-7', 'loud-8'])
    const stored = await keys()
    expect(stored).not.toContain('attempt:1:loud-1')
    expect(stored).toContain('attempt:1:loud-2')
    const restarted = (await restartedRecords()).get(1)
    expect(restarted && tabState(restarted)).toMatchObject({ dropped: 2, lastSeq: 9 })
    expect(JSON.stringify(await session.get(null)).length).toBeLessThanOrEqual(MAX_RECORD_BYTES + 10_000)
  })

  it('reports a tab whose attempts were dropped to make room for another tab', async () => {
    const records = new TabRecords()
    for (let index = 0; index < 8; index++) await add(records, 1, large(`loud-${index}`))
    const changed: number[] = []
    records.onChange = (tabId) => changed.push(tabId)
    await add(records, 2, large('new'))
    expect(changed).toEqual([2, 1])
    expect(idsOf(records, 2)).toEqual(['new'])
  })

  it('counts bytes, not characters', async () => {
    const records = new TabRecords()
    for (let index = 0; index < 3; index++)
      await add(records, 1, pageCaptureOf(`wide-${index}`, { body: textBody('ü'.repeat(1_500_000)) }))
    expect(idsOf(records)).toEqual(['wide-1', 'wide-2'])
  })
})

describe('TabRecords, closed tabs', () => {
  it('removes a tab from storage and keeps the others', async () => {
    const records = new TabRecords()
    await add(records, 1, pageCaptureOf('capture-a'), pageCaptureOf('capture-b'))
    await add(records, 11, pageCaptureOf('capture-c'))
    await records.forget(1)
    expect(records.tabIds()).toEqual([11])
    expect(await keys()).toEqual(new Set(['attempt:11:capture-c', 'facts:11']))
  })

  it('removes a tab before the storage has been read', async () => {
    await add(new TabRecords(), 1, pageCaptureOf('capture-a'))
    await new TabRecords().forget(1)
    expect(await keys()).toEqual(new Set([]))
  })

  it('creates no record when captures of a closed tab arrive late', async () => {
    const records = new TabRecords()
    await add(records, 1, pageCaptureOf('capture-a'))
    const forgotten = records.forget(1)
    await add(records, 1, pageCaptureOf('capture-b'))
    await forgotten
    await records.begin(1)
    expect(records.get(1)).toBeUndefined()
    expect(await keys()).toEqual(new Set())
  })

  it('keeps the record of a closed tab while its opener is open, even after a restart', async () => {
    const records = new TabRecords()
    await records.recordOpenedTab(1, { tabId: 2, at: 1000 })
    await add(records, 2, pageCaptureOf('capture-a'))
    const forgotten = records.forget(2)
    await add(records, 2, pageCaptureOf('capture-b'))
    await forgotten
    expect(idsOf(records, 2)).toEqual(['capture-a', 'capture-b'])
    const restarted = await restartedRecords()
    expect(idsOf(restarted, 2)).toEqual(['capture-a', 'capture-b'])
    await restarted.forget(1)
    expect(restarted.tabIds()).toEqual([])
    expect(await keys()).toEqual(new Set())
  })

  it('ignores a tab it never saw', async () => {
    await new TabRecords().forget(99)
    expect(await keys()).toEqual(new Set([]))
  })
})

it('TabRecords adds captures with the previous id of a tab to its record, even after a restart', async () => {
  const records = new TabRecords()
  await add(records, 1, pageCaptureOf('capture-a'))
  await records.move(1, 7)
  await add(records, 1, pageCaptureOf('capture-b'))
  expect(records.tabIds()).toEqual([7])
  const restarted = await restartedRecords()
  expect(restarted.current(1)).toBe(7)
  await add(restarted, 1, pageCaptureOf('capture-c'))
  expect(idsOf(restarted, 1)).toEqual(['capture-a', 'capture-b', 'capture-c'])
  expect(await keys()).toEqual(
    new Set(['facts:7', ...['a', 'b', 'c'].map((name) => `attempt:7:capture-${name}`)]),
  )
})

it('TabRecords creates a record once and writes nothing when nothing has changed', async () => {
  const records = new TabRecords()
  await records.begin(1)
  const epoch = records.get(1)?.facts.epoch
  const set = vi.spyOn(session, 'set')
  await records.begin(1)
  expect(records.get(1)?.facts.epoch).toBe(epoch)
  expect(set).not.toHaveBeenCalled()
})
