/**
 * Draws the mugs. Several drawings can be on one page, since their ids contain the mug's slug and the drawing's
 * purpose.
 */
import type { GlazePattern, Mug } from './mugs.ts'

const BODY = 'M46 60 V150 C46 188 66 206 100 206 H140 C174 206 194 188 194 150 V60 Z'

/** Shapes of each glaze over the clay, in the coordinates of the drawing. `fill` references the glaze's gradient. */
const PATTERNS: Readonly<Record<GlazePattern, (mug: Mug, fill: string) => string>> = {
  drip: (_, fill) =>
    `<path fill="${fill}" d="M40 50H200V132c-4 20-14 20-17 4s-12-12-14 6 0 34-10 34-9-22-12-38-13-16-15 2-2 26-10 26-8-16-11-28-14-14-17 0-1 42-10 42-9-30-12-44-12-14-14 0-10 22-18 6Z"/>`,
  dip: ({ colors }, fill) =>
    `<path fill="${fill}" d="M40 50H200V142C160 168 92 116 40 150Z"/>
     <path fill="none" stroke="${colors.deep}" stroke-opacity=".45" stroke-width="3" d="M40 150C92 116 160 168 200 142"/>`,
  brush: ({ colors }, fill) =>
    `<path fill="${fill}" d="M40 84c40-10 120 8 160-4v34c-44 10-118-8-160 4Z"/>
     <path fill="${colors.light}" fill-opacity=".9" d="M40 130c50-8 110 10 160-2v14c-50 10-112-8-160 2Z"/>
     <path fill="${colors.deep}" d="M40 158c50-6 108 8 160 0v10c-52 8-112-6-160 2Z"/>
     <path fill="${colors.deep}" d="M40 50H200V70C150 78 90 64 40 72Z"/>`,
  speckle: ({ colors }, fill) =>
    `<rect fill="${fill}" x="40" y="50" width="160" height="134"/>${speckles(colors.deep)}`,
  rings: (_, fill) =>
    `<rect fill="${fill}" x="40" y="50" width="160" height="140"/>
     <g fill="none" stroke="#d9b26a"><path stroke-width="3" d="M40 96q80 18 160 0"/><path stroke-width="2" d="M40 108q80 18 160 0"/><path stroke-width="5" d="M40 162q80 18 160 0"/></g>`,
  bands: ({ colors }, fill) =>
    `<rect fill="${fill}" x="40" y="50" width="160" height="160"/>
     <g fill="none" stroke-width="15"><path stroke="${colors.light}" d="M40 92q80 18 160 0M40 152q80 18 160 0"/><path stroke="${colors.deep}" stroke-width="5" d="M40 122q80 18 160 0"/></g>`,
}

/** Returns a mug as an inline SVG. The drawing is decorative, so the page must also name the mug. */
export function drawing(mug: Mug, purpose: string, steam = false): string {
  const id = `${purpose}-${mug.slug}`
  const { light, base, deep, clay, clayDeep } = mug.colors
  const fill = `url(#glaze-${id})`
  return `<svg class="mug" viewBox="0 0 260 226" aria-hidden="true" focusable="false">
  <defs>
    ${sideways(`glaze-${id}`, base, light, deep)}
    ${sideways(`clay-${id}`, clay, clay, clayDeep)}
    <clipPath id="body-${id}"><path d="${BODY}"/></clipPath>
  </defs>
  <ellipse class="mug-shadow" cx="128" cy="208" rx="98" ry="10"/>
  ${steam ? STEAM : ''}
  <path d="M186 88C246 76 246 172 182 168" fill="none" stroke="${deep}" stroke-width="22" stroke-linecap="round"/>
  <path d="M186 86C242 76 242 168 182 165" fill="none" stroke="${base}" stroke-width="15" stroke-linecap="round"/>
  <path d="M200 92C226 92 228 128 214 146" fill="none" stroke="${light}" stroke-opacity=".7" stroke-width="4" stroke-linecap="round"/>
  <g clip-path="url(#body-${id})">
    <rect x="40" y="50" width="160" height="160" fill="url(#clay-${id})"/>
    ${PATTERNS[mug.pattern](mug, fill)}
    <path d="M62 72c-6 40-4 82 8 116" fill="none" stroke="#fff" stroke-opacity=".38" stroke-width="9" stroke-linecap="round"/>
    <path d="M194 60V206H150C178 190 178 120 176 60Z" fill="#000" fill-opacity=".13"/>
  </g>
  <ellipse cx="120" cy="60" rx="74" ry="15" fill="${deep}"/>
  <ellipse cx="120" cy="58.5" rx="74" ry="14.5" fill="${light}"/>
  <ellipse cx="120" cy="60" rx="66" ry="11" fill="${deep}"/>
  <ellipse cx="120" cy="63" rx="59" ry="8" fill="#4a2c1b"/>
  <ellipse cx="104" cy="62" rx="24" ry="2.6" fill="#fff" fill-opacity=".16"/>
</svg>`
}

const STEAM = `<g class="steam" fill="none" stroke-width="6" stroke-linecap="round">
    <path d="M92 40c-12-12 10-18 0-34"/><path d="M122 36c-12-12 10-20 0-38"/><path d="M152 40c-12-12 10-18 0-34"/>
  </g>`

function sideways(id: string, from: string, lit: string, to: string): string {
  return `<linearGradient id="${id}"><stop offset="0" stop-color="${from}"/><stop offset=".28" stop-color="${lit}"/><stop offset=".55" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`
}

/** Returns the same speckles every time, so that screenshots can be compared. */
function speckles(color: string): string {
  const dots = Array.from({ length: 64 }, (_, i) => {
    const x = 48 + ((i * 61) % 146)
    const y = 76 + ((i * 37) % 106)
    return `<circle cx="${x}" cy="${y}" r="${1 + ((i * 7) % 5) * 0.35}"/>`
  })
  return `<g fill="${color}" fill-opacity=".85">${dots.join('')}</g>`
}
