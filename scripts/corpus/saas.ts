/** Journeys of Planwerk, a planning tool for teams. */
import { ANYTHING, INTEGERS, type Journey, NUMBERS, type Shop, VALUES } from './journey.ts'
import { PLANWERK } from './sites.ts'
import { member, oldMember } from './visitors.ts'

const signsUp: Journey = {
  name: 'signs up and begins a trial',
  sdks: ANYTHING,
  site: PLANWERK,
  visitor: member,
  go: async (tab, dice) => {
    await tab.open('/signup?plan=team', 'Sign up')
    await tab.dwell(7000)
    tab.track('signup.completed', { plan: 'team', method: 'google', fields_retried: 0, invited_by: null })
    await tab.dwell(700)
    await tab.open('/welcome', 'Welcome')
    tab.treat('onboarding_checklist')
    tab.track('trial.started', {
      trial_days: 14,
      ends: '2026-12-02',
      ends_at: 1_796_212_800_000,
      card_asked: false,
    })
    for (const step of ['name-your-team', 'first-project', 'invite']) {
      await tab.dwell(6000)
      tab.track('onboarding.step', { step, seconds: dice.between(31, 900) / 10, skipped: false })
    }
    await tab.dwell(1500)
    tab.track('project.created', { project: dice.uuid(), template: 'Käse & Kanban', columns: 4 })
    await tab.dwell(900)
    // Invites three people in a row.
    for (const role of ['viewer', 'editor', 'owner']) {
      tab.track('invite.sent', { role, channel: 'link', domain_allowed: true })
      await tab.rest(120)
    }
    await tab.rest(500)
  },
}

const works: Journey = {
  name: 'works for a day',
  sdks: ANYTHING,
  site: PLANWERK,
  visitor: member,
  go: async (tab, dice) => {
    await tab.open('/boards/8c1d', 'Board')
    tab.treat('onboarding_checklist')
    for (const feature of ['drag-card', 'drag-card', 'filter', 'comment', 'drag-card']) {
      tab.track('feature.used', { feature, board: '8c1d', version: '10.0.2.1', hash: 'a94a8fe5ccb19ba61c4c' })
      await tab.dwell(1900)
    }
    tab.failNextPublishes('net::ERR_NETWORK_CHANGED')
    tab.track('export.finished', {
      rows: dice.between(0, 120_000),
      format: 'csv',
      columns: ['id', 'title', 'Fällig am', '担当者'],
      checksum: 3_735_928_559,
      file: 'Übersicht@2026-11-18.csv',
    })
    await tab.dwell(2500)
    // A valid payload of 1.8 kB.
    tab.track('feature.used', {
      feature: 'automation',
      rule: Array.from({ length: 24 }, (_, line) => ({
        when: `status-${line}`,
        does: 'move',
        to: `lane-${line}`,
      })),
      note: 'ö'.repeat(160),
    })
    await tab.dwell(1200)
    await tab.open('/boards/8c1d/settings', 'Settings')
    tab.track('project.created', { project: dice.uuid(), template: null, columns: 0 })
    await tab.dwell(1300)
  },
}

const upgrades: Journey = {
  name: 'changes the plan up and down',
  sdks: ANYTHING,
  site: PLANWERK,
  visitor: member,
  go: async (tab, dice) => {
    await tab.open('/pricing', 'Plans')
    tab.treat('pricing_annual_first')
    tab.track('plan.viewed', { shown: ['free', 'team', 'business'], annual: true })
    await tab.dwell(6000)
    tab.track('plan.viewed', { shown: ['free', 'team', 'business'], annual: false })
    await tab.dwell(4000)
    tab.track('plan.upgraded', {
      plan: { from: 'free', to: 'team' },
      mrr_delta: 96,
      currency: 'USD',
      seats: 8,
    })
    await tab.dwell(2000)
    tab.track('seat.added', { seats: dice.between(1, 5), price_each: 12 })
    await tab.dwell(5000)
    tab.track('plan.downgraded', { plan: { from: 'team', to: 'free' }, mrr_delta: -96, reason: 'too early' })
    await tab.dwell(1500)
  },
}

const pays: Journey = {
  name: 'pays invoices and leaves',
  sdks: ANYTHING,
  site: PLANWERK,
  visitor: member,
  go: async (tab, dice) => {
    await tab.open('/billing', 'Billing')
    for (const month of ['2026-09', '2026-10', '2026-11']) {
      await tab.dwell(2200)
      tab.track('invoice.paid', {
        invoice: dice.uuid(),
        number: `PW-${month}-${dice.digits(4)}`,
        amount: dice.between(0, 99_999) / 100,
        currency: 'CHF',
        paid_at: tab.clock.now - 1200,
      })
    }
    await tab.dwell(8000)
    tab.track('subscription.cancelled', { reason: 'other', months: 11, comment: '…' })
    await tab.rest(600)
  },
}

const numbers: Journey = {
  name: 'works in the old front end, with numbers',
  sdks: NUMBERS,
  site: PLANWERK,
  visitor: member,
  go: async (tab, dice) => {
    await tab.open('/classic', 'Planwerk classic')
    tab.track('session.started', { tabs: 2 })
    for (let count = 0; count < 4; count++) {
      await tab.dwell(2400)
      tab.track('task.closed', { open_days: dice.between(0, 400) / 8, board: { cards: 31 } })
    }
    await tab.dwell(1500)
    tab.track('seat.added', { seats: 1 })
    await tab.dwell(1500)
    tab.track('invoice.settled', { net_cents: 119_900, vat: 19 })
    await tab.rest(700)
  },
}

const integers: Journey = {
  name: 'works in the older front end, with integers',
  sdks: INTEGERS,
  site: PLANWERK,
  visitor: oldMember,
  go: async (tab, dice) => {
    for (const path of ['/classic', '/classic/tasks']) {
      await tab.open(path, 'Planwerk classic')
      tab.treat('onboarding_checklist')
      tab.track('session.started')
      await tab.dwell(2400)
      tab.track('task.closed', { open_days: dice.between(0, 50) })
      await tab.dwell(1400)
    }
    tab.track('invoice.settled', { net_cents: -4900 })
    await tab.rest(700)
  },
}

const values: Journey = {
  name: 'works in the oldest front end',
  sdks: VALUES,
  site: PLANWERK,
  visitor: oldMember,
  go: async (tab, dice) => {
    await tab.open('/classic', 'Planwerk classic')
    tab.treat('pricing_annual_first')
    tab.track('session.started', 1)
    for (let count = 0; count < 4; count++) {
      await tab.dwell(2400)
      tab.track('invite.sent', [dice.between(1, 9), 0])
    }
    await tab.dwell(900)
    tab.track('project.created')
    await tab.rest(700)
  },
}

export const saas: Shop = {
  name: 'saas',
  journeys: [signsUp, works, upgrades, pays, numbers, integers, values],
}
