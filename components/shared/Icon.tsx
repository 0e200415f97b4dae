/** Outlines in a box of 16 × 16, drawn in the color of the surrounding text. */
const PATHS = {
  check: 'M3 8.5 6.5 12 13 4.5',
  warning: 'M8 2 15 14H1L8 2Zm0 4.5v3.5m0 2v.5',
  archive: 'M2 3h12v3H2V3Zm1 3v7h10V6M6.5 9h3',
  key: 'M5.5 8a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Zm1.8.7L13 3m-2.6 2.6 2.1 2.1',
  question: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6m0 2.2v.5',
  clock: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM8 5v3.2l2.2 1.3',
  rejected: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2Zm.3 3.8 4.4 4.4m0-4.4-4.4 4.4',
  error: 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5L5.5 2ZM8 4.7v4m0 2v.5',
  unseen:
    'M1.5 8S4 4 8 4s6.5 4 6.5 4-2.5 4-6.5 4S1.5 8 1.5 8ZM8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3ZM3 13.5l10-11',
  large: 'M9.5 2.5h4v4m0-4L9 7m-2.5 6.5h-4v-4m0 4L7 9',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Zm0 5.3V11m0-6.2v.4',
  record: 'M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
  pause: 'M5.5 3.5v9m5-9v9',
  clear: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM3.8 3.8l8.4 8.4',
  tab: 'M9 3h4v4m0-4L7.5 8.5M11 9v4H3V5h4',
  close: 'm4 4 8 8m0-8-8 8',
  copy: 'M6 6h7v7H6V6Zm-1 4H3V3h7v2',
  reload: 'M13 8a5 5 0 1 1-1.5-3.5M13 2v3h-3',
  undo: 'M6 3 3 6l3 3M3 6h6a4 4 0 0 1 0 8H6',
  collapsed: 'm6 4 4 4-4 4',
  expanded: 'm4 6 4 4 4-4',
  ascending: 'm4 10 4-4 4 4',
  descending: 'm4 6 4 4 4-4',
  up: 'M8 13V3M4 7l4-4 4 4',
  down: 'M8 3v10m-4-4 4 4 4-4',
  strip: 'M1.5 12.5h13M3.5 12.5v-9M6.5 9.8v2.7m3-5v5m3-3v3',
  keyboard: 'M1.5 4h13v8h-13V4ZM4 6.7h.1m2.6 0h.1m2.6 0h.1m2.6 0h.1M5 9.5h6',
  columns: 'M2.5 3h11v10h-11V3Zm3.7 0v10m3.6-10v10',
  star: 'm8 2 1.8 4 4.2.4-3.1 2.9.9 4.2L8 11.4l-3.8 2.1.9-4.2L2 6.4 6.2 6 8 2Z',
  rename: 'M3 13v-2.5L10.5 3 13 5.5 5.5 13H3Zm6-8.5L11.5 7',
  muted: 'M2 6.5h2.5L8 3.5v9L4.5 9.5H2v-3Zm8.5 0 3 3m0-3-3 3',
  export: 'M8 2.5v7m-3-3 3 3 3-3M3 10.5v3h10v-3',
  open: 'M2 13V3.5h4l1.5 2H13V7M2 13l2-6h11l-2 6H2Z',
  file: 'M4 2h5l3 3v9H4V2Zm5 0v3h3',
  compare: 'M2 3h4.5v10H2V3Zm7.5 0H14v10H9.5V3ZM8 1.5v13',
  pin: 'M5.5 2h5l-.5 5 2 2.5H4L6 7l-.5-5ZM8 9.5v5',
  person: 'M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4ZM3 13.5c.5-2.7 2.4-4 5-4s4.5 1.3 5 4',
  search: 'M7 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm3 7 3.5 3.5',
} as const

export type IconName = keyof typeof PATHS

/** An icon next to the words that it illustrates. Hidden from screen readers. */
export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill={filled ? 'currentColor' : 'none'}
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
