import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { nearNames, type NearKind, prepareNames } from '../../../../core/registry/near-names'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const REGISTRY = [
  'purchase_completed',
  'purchase_refunded',
  'add_to_cart',
  'remove_from_cart',
  'checkout_started',
  'checkout_completed',
  'checkout_step_1',
  'checkout_step_2',
  'checkout_step_3',
  'newsletter_signup',
  'sign_in',
  'sign_out',
  'sign_up',
  'login',
  'logout',
  'product_view',
  'product_list_view',
  'category_view',
  'cart_view',
  'search_results_view',
  'subscription_started',
  'subscription_cancelled',
  'invite_sent',
  'import_finished',
  'contact_form_submitted',
  'hotel_search_submitted',
  'flight_search_submitted',
  'webinar_registered',
  'onboarding_completed',
  'survey_2023_invitation_answered',
  'faq_viewed',
  'pdp_view',
  'Order Placed',
  'orderShipped',
  'order-delivered',
  'GiftCardRedeemed',
  'support_ticket_created',
  'wishlist_to_cart_moved',
  'buy',
]
const search = prepareNames(REGISTRY)
const first = (typed: string) => nearNames(typed, search)[0]

describe('nearNames', () => {
  it.each<[string, string, NearKind[]]>([
    // The same letters in another form: case, spaces, separators, look-alikes.
    ['Add_To_Cart', 'add_to_cart', ['case']],
    ['BUY', 'buy', ['case']],
    ['add_to_cart ', 'add_to_cart', ['space']],
    ['Order  Placed', 'Order Placed', ['space']],
    ['Order\u00a0Placed', 'Order Placed', ['space']],
    ['add_to\u200b_cart', 'add_to_cart', ['space']],
    ['\u202eadd_to_cart', 'add_to_cart', ['space']],
    ['add-to-cart', 'add_to_cart', ['separator']],
    ['addtocart', 'add_to_cart', ['separator']],
    ['add__to_cart', 'add_to_cart', ['separator']],
    ['addToCart', 'add_to_cart', ['separator', 'case']],
    ['order_placed', 'Order Placed', ['separator', 'case']],
    ['OrderPlaced', 'Order Placed', ['space']],
    ['gift card redeemed', 'GiftCardRedeemed', ['space', 'case']],
    ['\u0430dd_t\u043e_cart', 'add_to_cart', ['lookAlike']],
    ['\uff41dd_to_cart', 'add_to_cart', ['lookAlike']],
    ['\u00e0dd_to_cart', 'add_to_cart', ['lookAlike']],
    ['order\u2013delivered', 'order-delivered', ['lookAlike']],
    ['l0gin', 'login', ['lookAlike']],
    ['checkout_step2', 'checkout_step_2', ['separator']],
    // Other endings, another order, or additional words.
    ['checkout_complete', 'checkout_completed', ['plural']],
    ['product_views', 'product_view', ['plural']],
    ['category_viewing', 'category_view', ['plural']],
    ['categories_view', 'category_view', ['plural']],
    ['invite_send', 'invite_sent', ['plural']],
    ['checkout_step_02', 'checkout_step_2', ['plural']],
    ['signup_newsletter', 'newsletter_signup', ['order']],
    ['ticket_created_support', 'support_ticket_created', ['order']],
    ['event_add_to_cart', 'add_to_cart', ['prefix']],
    ['add_to_cart_v2', 'add_to_cart', ['prefix']],
    ['ios_purchase_completed', 'purchase_completed', ['prefix']],
    ['add_the_cart', 'add_to_cart', ['prefix']],
    ['acme_search_results_view', 'search_results_view', ['prefix']],
    ['results_view', 'search_results_view', ['prefix']],
    ['survey_2024_invitation_answered', 'survey_2023_invitation_answered', ['prefix']],
    ['eventlogin', 'login', ['prefix']],
    ['check_out_complete', 'checkout_completed', ['plural', 'separator']],
    // Wrong letters.
    ['purchse_completed', 'purchase_completed', ['typo']],
    ['purhcase_completed', 'purchase_completed', ['swap']],
    ['contact_from_submitted', 'contact_form_submitted', ['swap']],
    ['add_to_card', 'add_to_cart', ['typo']],
    ['subscribtion_started', 'subscription_started', ['typo']],
    ['chek_out_completed', 'checkout_completed', ['typo', 'separator']],
    ['chekout_complete', 'checkout_completed', ['typo', 'plural']],
    ['bui', 'buy', ['typo']],
  ])('for %j, suggests %j because of %j', (typed, expected, kinds) => {
    expect(first(typed)).toEqual({ name: expected, kinds })
  })

  it.each([
    '',
    '_',
    '\ud800',
    'view',
    'completed',
    'event',
    'clicked',
    'invoice_view',
    'import_completed',
    'export_finished',
    'invoice_sent',
    'sign_on',
    'sign',
    'signout_newsletter',
    'newsletter_cancelled',
    'checkout_step_4',
    'checkout_failed',
    'cat_view',
    'plp_view',
    'project_view',
    'search_submitted',
    'restaurant_search_submitted',
    'contract_signed',
    'subscription_expired',
    'cart_to_wishlist_moved',
    'sell',
    'xyz',
    'app_opened',
    'store_purchse_completed',
  ])('suggests nothing for %j', (typed) => {
    expect(nearNames(typed, search)).toEqual([])
  })

  it('suggests the name with the smallest difference first', () => {
    const names = prepareNames(['add_to_cart', 'addToCart', 'ADD_TO_CART', 'add_to_carts', 'add_to_card'])
    expect(nearNames('Add_to_cart', names).map(({ name }) => name)).toEqual([
      'add_to_cart',
      'ADD_TO_CART',
      'addToCart',
    ])
  })

  it('suggests at most three equally near names, and none that differ in their number', () => {
    const steps = (count: number) =>
      prepareNames(Array.from({ length: count }, (_, index) => `checkout_delivery_${index}`))
    expect(nearNames('checkout_delivery', steps(3))).toHaveLength(3)
    expect(nearNames('checkout_delivery', steps(4))).toEqual([])
    expect(nearNames('checkout_delivery_9', steps(2))).toEqual([])
  })

  it('is independent of the order of names', () => {
    const backwards = prepareNames(REGISTRY.toReversed())
    for (const typed of ['search_result_view', 'hotels_search_submitted', 'checkout', 'sing_in', 'order'])
      expect(nearNames(typed, backwards)).toEqual(nearNames(typed, search))
  })

  it('treats names of built-in properties like any other', () => {
    const names = prepareNames(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
    expect(nearNames('proto', names).map(({ name }) => name)).toEqual(['__proto__'])
    expect(nearNames('to_string', names).map(({ name }) => name)).toEqual(['toString'])
    expect(nearNames('__proto__', names)).toEqual([])
    expect(nearNames('__proto__', search)).toEqual([])
  })

  it('handles long names', () => {
    const long = Array.from({ length: 5000 }, (_, index) => `word${index}`).join('_')
    const names = prepareNames([long, 'a'.repeat(100_000)])
    expect(nearNames(long.toUpperCase(), names).map(({ name }) => name)).toEqual([long])
    expect(nearNames('b'.repeat(100_000), names)).toEqual([])
  })

  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    fc.constantFrom('__proto__', 'constructor', '\ud800', 'e\u0301', ...REGISTRY),
  )

  it('never throws, and suggests at most three different registered names', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 12 }), anything, (names, typed) => {
        const near = nearNames(typed, prepareNames(names))
        expect(near.length).toBeLessThanOrEqual(3)
        expect(new Set(near.map(({ name }) => name)).size).toBe(near.length)
        for (const { name, kinds } of near) {
          expect(names).toContain(name)
          expect(name).not.toBe(typed)
          expect(kinds.length).toBeGreaterThan(0)
        }
      }),
    )
  })

  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  const written = (words: readonly string[]) =>
    fc
      .record({
        by: fc.constantFrom('_', '-', ' ', '.', '__', ' - '),
        around: fc.constantFrom('', ' ', '\t', '\u00a0', '\u200b'),
        capitals: fc.array(fc.constantFrom('none', 'first', 'all'), {
          minLength: words.length,
          maxLength: words.length,
        }),
      })
      .map(
        ({ by, around, capitals }) =>
          around +
          words
            .map((text, at) =>
              capitals[at] === 'all'
                ? text.toUpperCase()
                : capitals[at] === 'first'
                  ? text.charAt(0).toUpperCase() + text.slice(1)
                  : text,
            )
            .join(by) +
          around,
      )

  it('puts a name that differs only in case, spaces or separators first', () => {
    fc.assert(
      fc.property(
        fc
          .array(word, { minLength: 1, maxLength: 4 })
          .chain((words) => fc.tuple(fc.constant(words.join('_')), written(words), fc.array(word))),
        ([registered, typed, others]) => {
          fc.pre(typed !== registered && !others.includes(registered.replaceAll('_', '')))
          const near = nearNames(typed, prepareNames([...others, ...REGISTRY, registered]))
          expect(near[0]?.name).toBe(registered)
          for (const kind of near[0]?.kinds ?? []) expect(['case', 'space', 'separator']).toContain(kind)
        },
      ),
    )
  })
})
