import { describe, expect, it } from 'vitest'
import { pageCaptureOf } from '../../../fixtures/make'
import { turn, useBench, wait } from '../../../fixtures/bridge/outbox-bench'

const bench = useBench()

describe('when a batch leaves', () => {
  it('the first goes as soon as the running script has ended, with all that it made', async () => {
    bench.current.add('a', 'b')
    expect(bench.current.sent).toEqual([])
    await turn()
    expect(bench.current.sentIds()).toEqual([['a', 'b']])
  })

  it('the next gather for 50 ms', async () => {
    bench.current.add('a')
    await turn()
    await bench.current.answer(0)
    await wait(10)
    bench.current.add('b')
    await wait(20)
    bench.current.add('c')
    await wait(19)
    expect(bench.current.sentIds()).toEqual([['a']])
    await wait(1)
    expect(bench.current.sentIds()).toEqual([['a'], ['b', 'c']])
  })

  it('the first after a quiet time goes at once again', async () => {
    bench.current.add('a')
    await turn()
    await bench.current.answer(0)
    await wait(50)
    bench.current.add('b')
    await turn()
    expect(bench.current.sentIds()).toEqual([['a'], ['b']])
  })

  it('one is on its way at a time; what gathers meanwhile follows the answer', async () => {
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

  it('while the page is left everything leaves at once, whatever is still on its way', async () => {
    bench.current.add('a')
    await turn()
    bench.current.outbox.flushAll()
    bench.current.add('b')
    await turn()
    expect(bench.current.sentIds()).toEqual([['a'], ['a'], ['b']])
  })

  it('none while it is held, all when it no longer is', async () => {
    bench.current.held = true
    bench.current.add('a')
    await wait(1000)
    bench.current.outbox.flush()
    bench.current.outbox.flushAll()
    expect(bench.current.sent).toEqual([])
    bench.current.held = false
    bench.current.outbox.flush()
    expect(bench.current.sentIds()).toEqual([['a']])
  })
})

describe('a newer version of a capture', () => {
  const newer = (id: string) => ({ ...pageCaptureOf(id), forbidden: 'connect-src' })

  it('takes the place of one that waits', async () => {
    bench.current.add('a', 'b')
    bench.current.outbox.update(newer('a'))
    await turn()
    expect(bench.current.sent).toMatchObject([{ captures: [newer('a'), pageCaptureOf('b')] }])
  })

  it('follows one that is on its way, or has arrived', async () => {
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

describe('how large a batch is', () => {
  it('100 captures at most', async () => {
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

  it('256 kB at most', async () => {
    for (const id of ['a', 'b', 'c', 'd']) bench.current.addLarge(id, 128 * 1024)
    bench.current.addLarge('e', 1)
    await turn()
    await bench.current.answer(0)
    await bench.current.answer(1)
    expect(bench.current.sentIds()).toEqual([['a', 'b'], ['c', 'd'], ['e']])
  })

  it('a larger capture travels alone', async () => {
    bench.current.add('a')
    bench.current.addLarge('b', 300 * 1024)
    bench.current.add('c')
    await turn()
    await bench.current.answer(0)
    await bench.current.answer(1)
    expect(bench.current.sentIds()).toEqual([['a'], ['b'], ['c']])
  })
})
