/** Lists the versions of the JavaScript SDK that differ in their requests. */
import { t } from '../harness/messages.ts'
import { bundled, prebuilt } from './sdk-scripts.ts'

/** Input for one version, and facts about how it sends it. */
export interface SdkVersion {
  readonly name: string
  /** A classic script that sets `window.absmartly`. */
  readonly script: () => string | Promise<string>
  /** Method of the context request: up to 1.4 the collector assigns (`POST`), from 1.5 on the SDK does (`GET`). */
  readonly contextMethod: 'POST' | 'GET'
  /** Whether the SDK hashes unit ids, as versions from 1.5 on do. */
  readonly hashes: boolean
  /** Second argument of `track()`. */
  readonly tracked: unknown
  /** The part of `tracked` that ABsmartly stores as the event's properties. */
  readonly properties: object | null
  /** Parts of messages that the panel must show. */
  readonly notes: readonly string[]
  /** Keys of the body other than units, goals and attributes. */
  readonly envelope: readonly string[]
}

const text = { 'цвет 🎨': 'синий', 名前: '青いマグ 🍵', nested: { χώρα: 'Ελλάδα' }, price: 19.99, none: null }

/** Up to two integers (1.2.4 `lib/context.js`, `_track`). */
const values = {
  contextMethod: 'POST',
  hashes: false,
  tracked: [1999, 2],
  properties: null,
} as const

const SENT_VALUES = '[1999,2]'

/** Oldest first. */
export const SDK_VERSIONS: readonly SdkVersion[] = [
  {
    // The bundle contains an older client than the 1.1.1 that npm installs. It doesn't send publishedAt.
    name: '1.2.4, prebuilt',
    script: prebuilt(import.meta.resolve('absmartly-sdk-1.2/dist/absmartly.min.js')),
    ...values,
    notes: [t('problem.publish.publishedAt'), SENT_VALUES],
    envelope: ['guid'],
  },
  {
    name: '1.2.4, bundled with its dependencies',
    script: bundled(import.meta.resolve('absmartly-sdk-1.2/es/index.mjs')),
    ...values,
    notes: [SENT_VALUES],
    envelope: ['guid', 'publishedAt'],
  },
  {
    name: '1.4.0',
    script: prebuilt(import.meta.resolve('absmartly-sdk-1.4/dist/absmartly.min.js')),
    contextMethod: 'POST',
    hashes: false,
    // Integers only (1.4.0 `lib/context.js`, `_track`).
    tracked: { 'цена 🎨': 1999, 数量: 2 },
    properties: { 'цена 🎨': 1999, 数量: 2 },
    notes: [],
    envelope: ['publishedAt'],
  },
  {
    name: '1.5.0',
    script: prebuilt(import.meta.resolve('absmartly-sdk-1.5/dist/absmartly.min.js')),
    contextMethod: 'GET',
    hashes: true,
    // Numbers, and objects of them; null is left out (1.5.0 `lib/context.js`, `_validateGoal`).
    tracked: { 'цена 🎨': 19.99, 注文: { 数量: 2 }, none: null },
    properties: { 'цена 🎨': 19.99, 注文: { 数量: 2 } },
    notes: [],
    envelope: ['hashed', 'publishedAt'],
  },
  {
    name: '1.11.5',
    script: prebuilt(import.meta.resolve('absmartly-sdk-1.11/dist/absmartly.min.js')),
    contextMethod: 'GET',
    hashes: true,
    tracked: text,
    properties: text,
    notes: [],
    envelope: ['hashed', 'publishedAt'],
  },
  {
    name: '1.13.4',
    script: prebuilt(import.meta.resolve('@absmartly/javascript-sdk/dist/absmartly.min.js')),
    contextMethod: 'GET',
    hashes: true,
    tracked: text,
    properties: text,
    notes: [],
    envelope: ['hashed', 'publishedAt'],
  },
]
