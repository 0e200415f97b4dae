/** Returns whether a string is a decimal number, roughly as JSON writes it. False for an empty string. */
export const isNumericText = (text: string): boolean => /^[+-]?(\d+(?:\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)
