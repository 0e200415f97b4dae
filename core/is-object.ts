/** Checks for an object as JSON knows it: null, lists and plain values are not objects. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
