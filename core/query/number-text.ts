/** Whether a text is a number as JSON writes it, or nearly so; an empty text is none. */
export const isNumericText = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)
