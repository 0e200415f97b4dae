/** Journeys of the Morgenpost, a newspaper with films and podcasts. */
import { ANYTHING, INTEGERS, type Journey, NUMBERS, type Shop, VALUES } from './journey.ts'
import { MORGENPOST } from './sites.ts'
import { oldReader, reader } from './visitors.ts'

const reads: Journey = {
  name: 'reads two articles',
  sdks: ANYTHING,
  site: MORGENPOST,
  visitor: reader,
  go: async (tab, dice) => {
    await tab.open('/', 'Morgenpost')
    tab.treat('teaser_images')
    await tab.dwell(3500)
    for (const [slug, title] of [
      ['der-fluss-kehrt-zurück', 'Der Fluss kehrt zurück'],
      ['chess-at-midnight', 'Chess at Midnight'],
    ] as const) {
      await tab.open(`/a/${encodeURIComponent(slug)}`, title)
      tab.treat('paywall_meter')
      const article = { slug, published: '2026-11-17', words: dice.between(400, 2600), author: null }
      tab.track('article-opened', { ...article, from: 'teaser' })
      for (const percent of [25, 50, 75, 100]) {
        await tab.dwell(4200)
        tab.track('scroll-depth', { slug, percent })
      }
      await tab.dwell(600)
      tab.track('article-read', { slug, read_seconds: dice.between(180, 4000) / 10 })
      await tab.rest(500)
    }
  },
}

const watches: Journey = {
  name: 'watches a film to its end',
  sdks: ANYTHING,
  site: MORGENPOST,
  visitor: reader,
  go: async (tab) => {
    await tab.open('/v/90210', 'Sturm über Sylt')
    const video = { video: 'vid_000090210', duration_s: 60.04, codec: 'av01.0.08M.08' }
    tab.track('video-started', { ...video, muted: true, autoplay: false })
    for (let position_s = 0; position_s <= 60; position_s += 10) {
      tab.track('video-progress', { ...video, position_s })
      await tab.rest(10_000)
    }
    tab.track('video-completed', video)
    await tab.rest(1400)
    // Starts again: sends the same values, each time more than a second later.
    tab.track('video-started', { ...video, muted: true, autoplay: false })
    await tab.rest(1300)
    tab.track('video-started', { ...video, muted: true, autoplay: false })
    await tab.rest(600)
  },
}

const subscribes: Journey = {
  name: 'meets the paywall and subscribes',
  sdks: ANYTHING,
  site: MORGENPOST,
  visitor: reader,
  go: async (tab, dice) => {
    await tab.open('/a/steuern', 'Steuern')
    tab.treat('paywall_meter')
    tab.track('article-opened', { slug: 'steuern', from: 'push', words: 900 })
    await tab.dwell(2500)
    tab.track('paywall-shown', { articles_left: 0, slug: 'steuern' })
    await tab.dwell(9000)
    tab.failNextPublishes(500, 'net::ERR_CONNECTION_RESET', 503)
    tab.track('subscription-bought', {
      price: dice.pick([0, 1, 29.9]),
      currency: 'EUR',
      plan: 'Digital+',
      months: 12,
      contract: `V-${dice.digits(10)}`,
    })
    await tab.dwell(3000)
    tab.track('newsletter-subscribed', { letters: ['Früh', '夜'], frequency: 'daily' })
    await tab.dwell(900)
    tab.track('share-clicked', { channel: 'signal', slug: 'steuern' })
    await tab.dwell(600)
  },
}

const buys: Journey = {
  name: '本を購入する',
  sdks: ANYTHING,
  site: MORGENPOST,
  visitor: reader,
  go: async (tab, dice) => {
    await tab.open('/shop/本', '本屋')
    await tab.dwell(2500)
    tab.track('購入', {
      金額: dice.between(500, 9000),
      通貨: 'JPY',
      冊数: 1,
      isbn: '978-1-86197-876-9',
      注文番号: `注-${dice.digits(8)}`,
    })
    await tab.dwell(4000)
    tab.track('購入', { 金額: 0, 通貨: 'JPY', 冊数: 1, isbn: '978-3-16-148410-0', 注文番号: '無料-00000001' })
    await tab.dwell(2500)
    tab.track('podcast-played', { minutes: dice.between(0, 900) / 10, episode: 47, speed: 1.25 })
    await tab.dwell(1500)
    tab.track('comment-posted', { characters: dice.between(1, 600), replies_to: null, language: 'ja' })
    await tab.dwell(1100)
    for (const channel of ['copy', 'mail']) {
      tab.track('share-clicked', { channel, slug: '本' })
      await tab.rest(300)
    }
  },
}

const numbers: Journey = {
  name: 'reads the old site, with numbers',
  sdks: NUMBERS,
  site: MORGENPOST,
  visitor: reader,
  go: async (tab, dice) => {
    for (const path of ['/classic/1', '/classic/2', '/classic/3']) {
      await tab.open(path, 'Morgenpost classic')
      tab.track('story-opened', { words: dice.between(100, 900), teaser: { row: 1, column: 3 } })
      await tab.dwell(2500)
      tab.track('scroll-depth', { percent: dice.between(0, 1000) / 10 })
      await tab.dwell(2500)
    }
    tab.track('pass-sold', { price: 2.5, days: 1 })
    await tab.rest(700)
  },
}

const integers: Journey = {
  name: 'reads the older site, with integers',
  sdks: INTEGERS,
  site: MORGENPOST,
  visitor: oldReader,
  go: async (tab, dice) => {
    for (const path of ['/classic/1', '/classic/2']) {
      await tab.open(path, 'Morgenpost classic')
      tab.track('story-opened', { words: dice.between(100, 900) })
      await tab.dwell(2500)
      tab.track('scroll-depth', { percent: dice.between(0, 100) })
      await tab.dwell(2500)
    }
    tab.track('pass-sold', { price: 2, days: 1 })
    await tab.rest(700)
  },
}

const values: Journey = {
  name: 'reads the oldest site',
  sdks: VALUES,
  site: MORGENPOST,
  visitor: oldReader,
  go: async (tab, dice) => {
    for (const path of ['/classic/1', '/classic/2']) {
      await tab.open(path, 'Morgenpost classic')
      tab.track('story-opened')
      await tab.dwell(2500)
      tab.track('advert-seen', [dice.between(1, 30), 250])
      await tab.dwell(2500)
    }
    tab.track('newsletter-subscribed')
    await tab.rest(700)
  },
}

export const media: Shop = {
  name: 'media',
  journeys: [reads, watches, subscribes, buys, numbers, integers, values],
}
