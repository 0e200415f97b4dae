import { describe, expect, it } from 'vitest'
import { pageCaptureOf } from '../../../fixtures/make'
import { turn, useBench, wait } from '../../../fixtures/bridge/outbox-bench'

const bench = useBench()

/** Sends one capture, and acknowledges its batch as the background does. */
async function sendFirst(id: string): Promise<void> {
  bench.current.add(id)
  await turn()
  await bench.current.answer(0)
}

describe('Outbox, timing', () => {
  it('sends the first batch when the running script ends, with all its captures', async () => {
    bench.current.add('a', 'b')
    expect(bench.current.sent).toEqual([])
    await turn()
    expect(bench.current.sentIds()).toEqual([['a', 'b']])
  })

  it('collects the next captures for 50 ms', async () => {
    await sendFirst('a')
    await wait(10)
    bench.current.add('b')
    await wait(20)
    bench.current.add('c')
    await wait(19)
    expect(bench.current.sentIds()).toEqual([['a']])
    await wait(1)
    expect(bench.current.sentIds()).toEqual([['a'], ['b', 'c']])
  })

  it('sends the first batch after a pause without a delay', async () => {
    await sendFirst('a')
    await wait(50)
    bench.current.add('b')
    await turn()
    expect(bench.current.sentIds()).toEqual([['a'], ['b']])
  })

  it('sends one batch at a time and the next after its response', async () => {
    bench.current.add('a')
    await turn()
    bench.current.add('b')
    await wait(1000)
    bench.current.add('c')
    await wait(1000)
    expect(bench.current.sentIds()).toEqual([['a']])
    await bench.current.answer(0)
    expect(bench.current.sentIds()).toEqual([['a'], ['b', 'c']])
  })

  it('sends everything immediately while the page unloads, even unacknowledged captures', async () => {
    bench.current.add('a')
    await turn()
    bench.current.outbox.flushAll()
    bench.current.add('b')
    await turn()
    expect(bench.current.sentIds()).toEqual([['a'], ['a'], ['b']])
    expect(bench.current.leftBehind.map(({ captures }) => captures.map(({ id }) => id))).toEqual([
      ['a'],
      ['b'],
    ])
  })

  it('leaves nothing behind when everything is acknowledged', async () => {
    await sendFirst('a')
    bench.current.outbox.flushAll()
    expect(bench.current.leftBehind).toEqual([])
  })

  it('sends nothing while sending is on hold, and everything afterwards', async () => {
    bench.current.held = true
    bench.current.add('a')
    await wait(1000)
    bench.current.outbox.flush()
    bench.current.outbox.flushAll()
    expect(bench.current.sent).toEqual([])
    expect(bench.current.leftBehind).toEqual([])
    bench.current.held = false
    bench.current.outbox.flush()
    expect(bench.current.sentIds()).toEqual([['a']])
  })
})

describe('Outbox, updated capture', () => {
  const newer = (id: string) => ({ ...pageCaptureOf(id), forbidden: 'connect-src' })

  it('replaces the older version when that was not sent yet', async () => {
    bench.current.add('a', 'b')
    bench.current.outbox.update(newer('a'))
    await turn()
    expect(bench.current.sent).toMatchObject([{ captures: [newer('a'), pageCaptureOf('b')] }])
  })

  it('is sent in addition when the older version was already sent', async () => {
    bench.current.add('a')
    await turn()
    bench.current.outbox.update(newer('a'))
    await bench.current.answer(0)
    expect(bench.current.sent.map(({ captures }) => captures)).toEqual([[pageCaptureOf('a')], [newer('a')]])
    await bench.current.answer(1)
    bench.current.outbox.update(newer('a'))
    await wait(50)
    expect(bench.current.sentIds()).toHaveLength(3)
  })
})

describe('Outbox, batch size', () => {
  it('is at most 100 captures', async () => {
    bench.current.add(...Array.from({ length: 250 }, (_, index) => `capture-${index}`))
    await turn()
    await bench.current.answer(0)
    await bench.current.answer(1)
    await bench.current.answer(2)
    expect(bench.current.sent.map(({ captures }) => captures.length)).toEqual([100, 100, 50])
    expect(bench.current.sentIds().flat()).toEqual(
      Array.from({ length: 250 }, (_, index) => `capture-${index}`),
    )
  })

  it('is at most 256 kB', async () => {
    for (const id of ['a', 'b', 'c', 'd']) bench.current.addLarge(id, 128 * 1024)
    bench.current.addLarge('e', 1)
    await turn()
    await bench.current.answer(0)
    await bench.current.answer(1)
    expect(bench.current.sentIds()).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })

  it('is one capture when that is larger', async () => {
    bench.current.add('a')
    bench.current.addLarge('b', 300 * 1024)
    bench.current.add('c')
    await turn()
    await bench.current.answer(0)
    await bench.current.answer(1)
    expect(bench.current.sentIds()).toEqual([['a'], ['b'], ['c']])
  })
})
