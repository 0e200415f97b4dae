import { describe, expect, it } from 'vitest'
import { turn, useBench, wait } from '../../../fixtures/bridge/outbox-bench'

const bench = useBench()

describe('Outbox, failed batch', () => {
  it.each([
    ['a rejection', (index: number) => bench.current.sent[index]?.settle(false)],
    ['no response', (index: number) => bench.current.sent[index]?.fail()],
  ])('sends the same batch again with growing delays after %s', async (_, refuse) => {
    bench.current.add('a')
    await turn()
    for (const [index, delay] of [250, 500, 1000, 2000, 4000, 8000, 8000].entries()) {
      refuse(index)
      await wait(delay - 1)
      expect(bench.current.sent).toHaveLength(index + 1)
      await wait(1)
      expect(bench.current.sent).toHaveLength(index + 2)
    }
    expect(new Set(bench.current.sent.map(({ batch }) => batch))).toEqual(new Set(['batch-1']))
    expect(new Set(bench.current.sentIds().map(String))).toEqual(new Set(['a']))
  })

  it('holds back later batches until it is stored', async () => {
    bench.current.add('a')
    await turn()
    bench.current.add('b')
    await bench.current.answer(0, false)
    await wait(250)
    await bench.current.answer(1)
    expect(bench.current.sentIds()).toEqual([['a'], ['a'], ['b']])
  })

  it('resets the delay after a success', async () => {
    bench.current.add('a')
    await turn()
    await bench.current.answer(0, false)
    await wait(250)
    await bench.current.answer(1)
    await wait(50)
    bench.current.add('b')
    await turn()
    await bench.current.answer(2, false)
    await wait(250)
    expect(bench.current.sentIds()).toEqual([['a'], ['a'], ['b'], ['b']])
  })
})

describe('Outbox, unloading page', () => {
  it('sends everything without waiting for responses', async () => {
    bench.current.add('a')
    await turn()
    bench.current.add('b')
    for (let index = 0; index < 100; index++) bench.current.add(`c-${index}`)
    bench.current.outbox.flushAll()
    expect(bench.current.sent.map(({ captures }) => captures.length)).toEqual([1, 1, 100, 1])
    expect(new Set(bench.current.sentIds().flat()).size).toBe(102)
  })

  it('sends unacknowledged batches again when the page returns, then continues', async () => {
    bench.current.add('a')
    await turn()
    bench.current.outbox.flushAll()
    bench.current.add('b')
    bench.current.outbox.resend()
    expect(bench.current.sentIds()).toEqual([['a'], ['a'], ['a']])
    await bench.current.answer(2)
    expect(bench.current.sentIds()).toEqual([['a'], ['a'], ['a'], ['b']])
  })

  it('does not repeat a batch that was stored meanwhile', async () => {
    bench.current.add('a')
    await turn()
    bench.current.outbox.flushAll()
    await bench.current.answer(1)
    await bench.current.answer(0, false)
    await wait(60_000)
    expect(bench.current.sent).toHaveLength(2)
  })
})

describe('Outbox, limits', () => {
  it('drops and counts the oldest of more than 2,000 captures', async () => {
    for (let index = 0; index < 2105; index++) bench.current.add(`capture-${index}`)
    await turn()
    expect(bench.current.sent[0]?.lost).toBe(105)
    expect(bench.current.sent[0]?.captures[0]?.id).toBe('capture-105')
  })

  it('drops and counts the oldest captures beyond 4 MB', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) bench.current.addLarge(id, 1024 * 1024)
    await turn()
    expect(bench.current.sent[0]).toMatchObject({ lost: 1 })
    expect(bench.current.sentIds()).toEqual([['b']])
  })

  it('keeps a single capture that exceeds the limit', async () => {
    bench.current.add('a')
    bench.current.addLarge('b', 5 * 1024 * 1024)
    await turn()
    expect(bench.current.sent[0]).toMatchObject({ lost: 1 })
    expect(bench.current.sentIds()).toEqual([['b']])
  })

  it('does not count captures that were sent', async () => {
    for (let round = 0; round < 5; round++) {
      bench.current.add(`small-${round}`)
      bench.current.addLarge(`large-${round}`, 3 * 1024 * 1024)
      await wait(50)
      await bench.current.answer(2 * round)
      await bench.current.answer(2 * round + 1)
      await wait(50)
    }
    expect(bench.current.sent.map(({ lost }) => lost)).toEqual(Array.from({ length: 10 }, () => 0))
  })
})

describe('Outbox, removed extension', () => {
  it('calls onOrphaned at the next capture and sends nothing', async () => {
    bench.current.orphaned = true
    bench.current.add('a')
    await wait(1000)
    expect(bench.current.sent).toEqual([])
    expect(bench.current.timesOrphaned).toBe(1)
  })

  it('calls onOrphaned when a batch fails and does not send the batch again', async () => {
    bench.current.add('a')
    await turn()
    bench.current.add('b')
    bench.current.orphaned = true
    bench.current.sent[0]?.fail()
    await wait(60_000)
    expect(bench.current.sentIds()).toEqual([['a']])
    expect(bench.current.timesOrphaned).toBe(1)
    bench.current.outbox.flushAll()
    expect(bench.current.sentIds()).toEqual([['a']])
  })
})
