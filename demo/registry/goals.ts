import { entry } from './entry.ts'
import type { RegistryEntry } from './entry.ts'
import { teams } from './teams.ts'
import type { TeamOfGoal } from './teams.ts'

/** A goal of the workspace. `track()` must match its `name` exactly. */
export interface GoalEntry extends RegistryEntry {
  tags: { goal_tag_id: number; goal_tag: { id: number; tag: string } }[]
  teams: TeamOfGoal[]
  owners: { user_id: number; user: { id: number; first_name: string; last_name: string } }[]
  metrics: { id: number; name: string }[]
}

const TAGS = ['type:Engagement', 'type:Purchase', 'type:Retention', 'team:Checkout'] as const

/** Creates a goal with every field filled in and no team. `fields` overrides the defaults. */
export function goalEntry(id: number, name: string, fields: Partial<GoalEntry> = {}): GoalEntry {
  return { ...entry(id, name), tags: [], teams: [], owners: [owner()], metrics: [], ...fields }
}

const shelf = (id: number, name: string, fields: Partial<GoalEntry>) =>
  goalEntry(id, name, { teams: [teams.storefront], ...fields })
const checkout = (id: number, name: string, fields: Partial<GoalEntry>) =>
  goalEntry(id, name, { teams: [teams.checkout], ...fields })

/**
 * Creates the goals of the Blue Mug shop. They include `add_to_cart`, but not `add_to_basket`, which the shop sends.
 */
export function blueMugGoals(): GoalEntry[] {
  return [
    shelf(101, 'page_view', { description: 'A page was shown.', tags: [tag(1)] }),
    shelf(102, 'product_view', {
      description: 'A mug was viewed. Properties: sku, price, currency.',
      tags: [tag(1)],
    }),
    shelf(103, 'search', {
      description: 'A visitor searched for a mug. Properties: term, results.',
      tags: [tag(1)],
    }),
    shelf(104, 'add_to_cart', {
      description: 'A mug went into the cart. Properties: sku, price, quantity.',
      tags: [tag(2)],
      metrics: [{ id: 11, name: 'Add-to-cart rate' }],
    }),
    shelf(105, 'remove_from_cart', { description: 'A mug was taken out of the cart.', tags: [tag(2)] }),
    shelf(106, 'wishlist_add', {
      description: 'Replaced by save_for_later in spring 2026.',
      archived: true,
      updated_at: '2026-05-20T14:40:00.000Z',
    }),
    shelf(107, 'save_for_later', { description: 'A mug was saved for later.', tags: [tag(3)] }),
    checkout(108, 'checkout_started', { description: 'The checkout was opened.', tags: [tag(2), tag(4)] }),
    checkout(109, 'payment_failed', {
      description: 'The bank declined the payment. Properties: reason.',
      tags: [tag(4)],
    }),
    checkout(110, 'purchase', {
      description: 'An order was placed. Properties: order_id, price (a number), currency, items.',
      tags: [tag(2), tag(4)],
      metrics: [
        { id: 12, name: 'Conversion rate' },
        { id: 13, name: 'Revenue per visitor' },
        { id: 14, name: 'Orders per product view' },
      ],
    }),
    checkout(111, 'order_cancelled', {
      description: 'An order was cancelled. Properties: order_id.',
      tags: [tag(2)],
    }),
    shelf(112, 'newsletter_signup', {
      description: 'A visitor signed up for the newsletter.',
      tags: [tag(3)],
      metrics: [{ id: 16, name: 'Newsletter sign-up rate' }],
    }),
    shelf(113, 'review_submitted', {
      description: 'A mug was reviewed. Properties: sku, stars.',
      tags: [tag(3)],
    }),
    goalEntry(114, 'support_chat_opened', { description: 'The chat was opened.' }),
  ]
}

function tag(id: number): GoalEntry['tags'][number] {
  return { goal_tag_id: id, goal_tag: { id, tag: TAGS[id - 1] ?? 'type:Engagement' } }
}

function owner(): GoalEntry['owners'][number] {
  return { user_id: 7, user: { id: 7, first_name: 'Mina', last_name: 'Okafor' } }
}
