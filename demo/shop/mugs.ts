/** The shop's products. */

/** Pattern of a glaze on the clay. */
export type GlazePattern = 'drip' | 'dip' | 'bands' | 'rings' | 'speckle' | 'brush'

/** One mug. Colors are CSS hex colors; `price` is in euros, with cents as decimals. */
export interface Mug {
  slug: string
  sku: string
  name: string
  glaze: string
  line: string
  story: string
  price: number
  pattern: GlazePattern
  /** Tints the background of the mug. */
  plate: string
  colors: { light: string; base: string; deep: string; clay: string; clayDeep: string }
}

/** Currency of all prices. */
export const CURRENCY = 'EUR'

const STONEWARE = { clay: '#e9dcc6', clayDeep: '#c4b192' }
const RED_CLAY = { clay: '#c98d68', clayDeep: '#9c6343' }
const BLACK_CLAY = { clay: '#57504c', clayDeep: '#332e2c' }

/** The mug the shop is named after. */
export const NAMESAKE: Mug = {
  slug: 'blue-mug',
  sku: 'BM-COBALT-01',
  name: 'The Blue Mug',
  glaze: 'Cobalt drip',
  line: 'The one we are named after.',
  story: 'Cobalt oxide, poured once and left to run where it likes. No two edges dry the same way.',
  price: 19.99,
  pattern: 'drip',
  plate: '#2f62c4',
  colors: { light: '#6f9be8', base: '#2f62c4', deep: '#173a86', ...STONEWARE },
}

/** The six mugs, the namesake first. */
export const MUGS: readonly Mug[] = [
  NAMESAKE,
  {
    slug: 'celadon',
    sku: 'BM-CELADON-02',
    name: 'Celadon',
    glaze: 'Sea-green dip',
    line: 'Quiet as a lake at six in the morning.',
    story: 'A thousand-year-old recipe: wood ash, a little iron, and a kiln that is starved of air.',
    price: 24,
    pattern: 'dip',
    plate: '#8dbda1',
    colors: { light: '#c4dfcd', base: '#8dbda1', deep: '#5b8f75', ...STONEWARE },
  },
  {
    slug: 'ember',
    sku: 'BM-EMBER-03',
    name: 'Ember',
    glaze: 'Copper-red brush',
    line: 'Warm before the coffee is in it.',
    story: 'Three strokes of copper red over bare clay, brushed while the wheel is still turning.',
    price: 22.5,
    pattern: 'brush',
    plate: '#d65f36',
    colors: { light: '#f09a6d', base: '#d65f36', deep: '#93341a', ...RED_CLAY },
  },
  {
    slug: 'oat',
    sku: 'BM-OAT-04',
    name: 'Oat',
    glaze: 'Speckled cream',
    line: 'Goes with every breakfast there is.',
    story: 'The freckles are iron in the clay itself; the glaze only lets them through.',
    price: 18,
    pattern: 'speckle',
    plate: '#dcb878',
    colors: { light: '#fbf4e4', base: '#ecdcbe', deep: '#c5ab80', ...STONEWARE },
  },
  {
    slug: 'midnight',
    sku: 'BM-NIGHT-05',
    name: 'Midnight',
    glaze: 'Ink with brass rings',
    line: 'For the second half of long days.',
    story: 'Black clay, ink glaze, and three thin rings of brass lustre from a third, gentle firing.',
    price: 27.5,
    pattern: 'rings',
    plate: '#5a5fb0',
    colors: { light: '#5a638c', base: '#2c3356', deep: '#171b33', ...BLACK_CLAY },
  },
  {
    slug: 'blush',
    sku: 'BM-BLUSH-06',
    name: 'Blush',
    glaze: 'Rose bands',
    line: 'A little kindness, handle included.',
    story: 'Two pinks, laid on in bands by a steady hand and a slow wheel.',
    price: 21,
    pattern: 'bands',
    plate: '#e59a9a',
    colors: { light: '#f9d3cf', base: '#e59a9a', deep: '#b8646b', ...STONEWARE },
  },
]

/** Formats a price for display. */
export function priceLabel(price: number): string {
  return new Intl.NumberFormat('en-IE', { style: 'currency', currency: CURRENCY }).format(price)
}
