/**
 * Valid next tokens: a value, a value or the end of a list, a key, a key or the end of an object, a colon, or
 * whatever follows a value.
 */
type Expected = 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'colon' | 'after'

const SPACE = /[ \t\n\r]*/y
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
/**
 * Characters of a string other than escapes and controls. Matched in small steps, since one expression for a whole
 * string would overflow the stack on a long one.
 */
const PLAIN = /[ !#-[\]-\uffff]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

/**
 * Returns the offset where text stops being JSON (RFC 8259): the first invalid token, or its length when it ends too
 * early. Null for JSON. Browsers report this too, but each with different wording, and Chromium (V8) only for some
 * errors.
 */
export function jsonFault(text: string): number | null {
  const open: ('{' | '[')[] = []
  let expected = 'value' as Expected
  let at = skip(SPACE, text, 0)
  while (at < text.length) {
    const token = text.charAt(at)
    let end = at + 1
    if (token === '"' && expected !== 'colon' && expected !== 'after') {
      const close = endOfString(text, at)
      if (close === null) return at
      end = close
      expected = expected === 'key' || expected === 'keyOrEnd' ? 'colon' : 'after'
    } else if (token === ':' && expected === 'colon') expected = 'value'
    else if (token === ',' && expected === 'after' && open.length > 0)
      expected = open.at(-1) === '{' ? 'key' : 'value'
    else if (isEnd(token, open.at(-1), expected)) {
      open.pop()
      expected = 'after'
    } else if (expected !== 'value' && expected !== 'valueOrEnd') return at
    else if (token === '{' || token === '[') {
      open.push(token)
      expected = token === '{' ? 'keyOrEnd' : 'valueOrEnd'
    } else {
      end = skip(SCALAR, text, at)
      if (end === at) return at
      expected = 'after'
    }
    at = skip(SPACE, text, end)
  }
  return expected === 'after' && open.length === 0 ? null : text.length
}

function isEnd(token: string, open: '{' | '[' | undefined, expected: Expected): boolean {
  if (token === '}') return open === '{' && (expected === 'after' || expected === 'keyOrEnd')
  return token === ']' && open === '[' && (expected === 'after' || expected === 'valueOrEnd')
}

/** Returns the offset after the string that begins at `start`; null when the string is invalid. */
function endOfString(text: string, start: number): number | null {
  let at = skip(PLAIN, text, start + 1)
  while (text.charAt(at) === '\\') {
    const end = skip(ESCAPE, text, at)
    if (end === at) return null
    at = skip(PLAIN, text, end)
  }
  return text.charAt(at) === '"' ? at + 1 : null
}

/** Returns the offset after the match of a sticky expression at `at`; `at` when it does not match. */
function skip(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at
  return expression.test(text) ? expression.lastIndex : at
}
