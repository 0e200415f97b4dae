/**
 * The workspace the embedded ABsmartly has: what its Web Console lists and its collector knows.
 * Field names are those of ABsmartly's Web Console API; the inner shape of tags and owners is a guess (see README).
 */

/** What every listed thing has. Times are ISO 8601 in UTC. */
export interface RegistryEntry {
  id: number
  name: string
  description: string
  archived: boolean
  created_at: string
  updated_at: string
}

/** A goal of the workspace. `name` is what `track()` must match exactly. */
export interface GoalEntry extends RegistryEntry {
  tags: { goal_tag_id: number; goal_tag: { id: number; tag: string } }[]
  teams: { team_id: number }[]
  owners: { user_id: number; user: { id: number; first_name: string; last_name: string } }[]
  metrics: { id: number; name: string }[]
}

/** An environment: the name goes over the wire in X-Environment, the type decides which experiments it gets. */
export interface EnvironmentEntry extends RegistryEntry {
  type: 'development' | 'production'
}

/** Everything the Web Console lists. Live: what a test pushes in here is served and known from then on. */
export interface RegistrySeed {
  goals: GoalEntry[]
  applications: RegistryEntry[]
  environments: EnvironmentEntry[]
  unit_types: RegistryEntry[]
}

const CREATED = '2026-02-03T09:15:00.000Z'
const TAGS = ['type:Engagement', 'type:Purchase', 'type:Retention', 'team:Checkout'] as const

/** A goal with everything filled in; `fields` replaces what the caller cares about. */
export function goal(id: number, name: string, fields: Partial<GoalEntry> = {}): GoalEntry {
  return { ...entry(id, name), tags: [], teams: [], owners: [owner()], metrics: [], ...fields }
}

/** An application, unit type, or the common part of anything else listed. */
function entry(id: number, name: string, fields: Partial<RegistryEntry> = {}): RegistryEntry {
  return { id, name, description: '', archived: false, created_at: CREATED, updated_at: CREATED, ...fields }
}

/** The workspace of the Blue Mug shop. It has `add_to_cart`, and not the `add_to_basket` the shop sends. */
export function blueMugRegistry(): RegistrySeed {
  return {
    goals: [
      goal(101, 'page_view', { description: 'A page was shown.', tags: [tag(1)] }),
      goal(102, 'product_view', {
        description: 'A mug was looked at. Properties: sku, price, currency.',
        tags: [tag(1)],
      }),
      goal(103, 'search', {
        description: 'Somebody searched for a mug. Properties: term, results.',
        tags: [tag(1)],
      }),
      goal(104, 'add_to_cart', {
        description: 'A mug went into the cart. Properties: sku, price, quantity.',
        tags: [tag(2)],
        metrics: [{ id: 11, name: 'Add-to-cart rate' }],
      }),
      goal(105, 'remove_from_cart', { description: 'A mug was taken out of the cart.', tags: [tag(2)] }),
      goal(106, 'wishlist_add', {
        description: 'Replaced by save_for_later in spring 2026.',
        archived: true,
        updated_at: '2026-05-20T14:40:00.000Z',
      }),
      goal(107, 'save_for_later', { description: 'A mug was saved for later.', tags: [tag(3)] }),
      goal(108, 'checkout_started', { description: 'The checkout was opened.', tags: [tag(2), tag(4)] }),
      goal(109, 'payment_failed', { description: 'The bank said no. Properties: reason.', tags: [tag(4)] }),
      goal(110, 'purchase', {
        description: 'An order was placed. Properties: order_id, price (a number), currency, items.',
        tags: [tag(2), tag(4)],
        metrics: [
          { id: 12, name: 'Conversion rate' },
          { id: 13, name: 'Revenue per visitor' },
        ],
      }),
      goal(111, 'order_cancelled', {
        description: 'An order was cancelled. Properties: order_id.',
        tags: [tag(2)],
      }),
      goal(112, 'newsletter_signup', { description: 'Somebody wants our letters.', tags: [tag(3)] }),
      goal(113, 'review_submitted', {
        description: 'A mug was reviewed. Properties: sku, stars.',
        tags: [tag(3)],
      }),
      goal(114, 'support_chat_opened', { description: 'The chat was opened.' }),
    ],
    applications: [
      entry(1, 'blue-mug-web', { description: 'The shop' }),
      entry(2, 'blue-mug-checkout', { description: 'The checkout service' }),
    ],
    environments: [
      { ...entry(1, 'development'), type: 'development' },
      { ...entry(2, 'staging'), type: 'development' },
      { ...entry(3, 'production'), type: 'production' },
    ],
    unit_types: [
      entry(1, 'session_id', { description: 'One visit in one tab' }),
      entry(2, 'user_id', { description: 'Somebody signed in' }),
    ],
  }
}

function tag(id: number): GoalEntry['tags'][number] {
  return { goal_tag_id: id, goal_tag: { id, tag: TAGS[id - 1] ?? 'type:Engagement' } }
}

function owner(): GoalEntry['owners'][number] {
  return { user_id: 7, user: { id: 7, first_name: 'Mina', last_name: 'Okafor' } }
}
