import type { Message } from '../message'

/** A JSON value, as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Who the goal is counted for. `uid` is null when the page sent none. */
export interface Unit {
  readonly type: string
  readonly uid: string | null
}

/** One `track()` call as it went over the wire. */
export interface Goal {
  /** Empty when the page sent none: `track(undefined)` does. */
  readonly name: string
  /** What it sent in the place of a text. */
  readonly sentName?: Json
  /** Ms since the epoch by the page's clock; null when it is not a number. */
  readonly achievedAt: number | null
  readonly properties: { readonly [key: string]: Json } | null
  /** Only SDK 1.2 and older: at most two integers in the place of properties. */
  readonly values?: readonly Json[]
}

/** One exposure as it went over the wire; the flags are as the SDK set them, absent in the versions before them. */
export interface Exposure {
  readonly name: string
  readonly raw: { readonly [key: string]: Json }
}

/** One entry of the SDK's attribute log; the last entry of a name holds. */
export interface Attribute {
  readonly name: string
  readonly value: Json
  readonly setAt: number | null
}

/** Something in a publish that is not as ABsmartly documents it, in words; `goal` is the index of the goal it is about. */
export interface PublishProblem {
  readonly message: Message
  readonly goal?: number
}

/** The parsed body of one `PUT /context`, or of one entry of a batch, with what its headers say. */
export interface Publish {
  readonly units: readonly Unit[]
  readonly goals: readonly Goal[]
  readonly exposures: readonly Exposure[]
  readonly attributes: readonly Attribute[]
  /** The unit ids are hashes already. Absent before SDK 1.5, which sent them raw. */
  readonly hashed: boolean
  readonly publishedAt: number | null
  /** From SDK 1.14. */
  readonly sdkVersion: string | null
  readonly application: string | null
  readonly applicationVersion: string | null
  readonly environment: string | null
  readonly agent: string | null
  readonly problems: readonly PublishProblem[]
}

/** What a capture turned out to be. Every capture has one; reading never throws. */
export type CaptureContent =
  | { readonly kind: 'publishes'; readonly publishes: readonly Publish[] }
  /** The SDK loads its context: `GET /context` or, up to 1.4, `POST /context` with the units alone. */
  | { readonly kind: 'context-load' }
  /** A publish by its headers or its place, whose body cannot be read. */
  | { readonly kind: 'unreadable'; readonly problem: Message }
  /** Some other site's business. */
  | { readonly kind: 'foreign' }
