import type { Message } from '../message'

/** A JSON value as `JSON.parse` returns it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** The subject that a goal is counted for. `uid` is null if the page sent none. */
export interface Unit {
  readonly type: string
  readonly uid: string | null
}

/** One `track()` call as sent. */
export interface Goal {
  /** Empty if the page sent none, as `track(undefined)` does. */
  readonly name: string
  /** The value sent as the name, if it is not a string. */
  readonly sentName?: Json
  /** Milliseconds since the epoch by the page's clock; null if it is not a number. */
  readonly achievedAt: number | null
  readonly properties: { readonly [key: string]: Json } | null
  /** Only SDK 1.2 and older: at most two integers in place of properties. */
  readonly values?: readonly Json[]
}

/** One exposure as sent. Flags are as the SDK set them, and missing in older versions. */
export interface Exposure {
  readonly name: string
  readonly raw: { readonly [key: string]: Json }
}

/** One entry of the SDK's attribute log. The last entry of a name applies. */
export interface Attribute {
  readonly name: string
  readonly value: Json
  readonly setAt: number | null
}

/** A deviation of a publish from ABsmartly's documentation. `goal` is the index of the goal it is about. */
export interface PublishProblem {
  readonly message: Message
  readonly goal?: number
}

/** The parsed body of one `PUT /context`, or of one entry of a batch, with the information from its headers. */
export interface Publish {
  readonly units: readonly Unit[]
  readonly goals: readonly Goal[]
  readonly exposures: readonly Exposure[]
  readonly attributes: readonly Attribute[]
  /** Whether the unit ids are hashes. SDKs before 1.5 sent raw ids and no `hashed` field. */
  readonly hashed: boolean
  readonly publishedAt: number | null
  /** Sent by SDK 1.14 and newer. */
  readonly sdkVersion: string | null
  readonly application: string | null
  readonly applicationVersion: string | null
  readonly environment: string | null
  readonly agent: string | null
  readonly problems: readonly PublishProblem[]
}

/** The parsed contents of a capture. Every capture has one, since parsing never throws. */
export type CaptureContent =
  | { readonly kind: 'publishes'; readonly publishes: readonly Publish[] }
  /** The SDK loads its context: `GET /context` or, up to 1.4, `POST /context` with only the units. */
  | { readonly kind: 'context-load' }
  /** A publish by its headers or URL whose body cannot be read. */
  | { readonly kind: 'unreadable'; readonly problem: Message }
  /** A request that is not related to ABsmartly. */
  | { readonly kind: 'foreign' }
