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

/** Properties of every JSON type. SDKs from 1.11.5 on send them as they are. */
const anyProperties = {
  'цвет 🎨': 'синий',
  名前: '青いマグ 🍵',
  nested: { χώρα: 'Ελλάδα' },
  price: 19.99,
  none: null,
}

/** Facts about SDKs that accept up to two integers instead of properties (1.2.4 `lib/context.js`, `_track`). */
const sendsIntegers = {
  contextMethod: 'POST',
  hashes: false,
  tracked: [1999, 2],
  properties: null,
} as const

const SENT_INTEGERS = '[1999,2]'

/** Facts about SDKs that accept properties of any type. */
const sendsAnyProperties = {
  contextMethod: 'GET',
  hashes: true,
  tracked: anyProperties,
  properties: anyProperties,
  notes: [],
  envelope: ['hashed', 'publishedAt'],
} as const

/** Oldest first. */
export const SDK_VERSIONS: readonly SdkVersion[] = [
  {
    // The bundle contains an older client than the 1.1.1 that npm installs. It doesn't send publishedAt.
    name: '1.2.4, prebuilt',
    script: prebuilt(import.meta.resolve('absmartly-sdk-1.2/dist/absmartly.min.js')),
    ...sendsIntegers,
    notes: [t('problem.publish.publishedAt'), SENT_INTEGERS],
    envelope: ['guid'],
  },
  {
    name: '1.2.4, bundled with its dependencies',
    script: bundled(import.meta.resolve('absmartly-sdk-1.2/es/index.mjs')),
    ...sendsIntegers,
    notes: [SENT_INTEGERS],
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
    ...sendsAnyProperties,
  },
  {
    name: '1.13.4',
    script: prebuilt(import.meta.resolve('@absmartly/javascript-sdk/dist/absmartly.min.js')),
    ...sendsAnyProperties,
  },
]
