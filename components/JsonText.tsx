import type { Json } from '../core/publish/publish'

type Token = { readonly kind: 'key' | 'string' | 'number' | 'word' | 'plain'; readonly text: string }

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g

/** JSON, indented and with its parts told apart by colour. */
export function JsonText({ value }: { value: Json | object }) {
  return (
    <pre class="json" translate={false} tabIndex={0} data-hits="everything">
      {tokens(JSON.stringify(value, null, 2)).map(({ kind, text }, index) =>
        kind === 'plain' ? (
          text
        ) : (
          <span key={index} class={`json-${kind}`}>
            {text}
          </span>
        ),
      )}
    </pre>
  )
}

function tokens(json: string): Token[] {
  const found: Token[] = []
  let end = 0
  for (const match of json.matchAll(TOKEN)) {
    const [text, string, colon, number] = match
    if (match.index > end) found.push({ kind: 'plain', text: json.slice(end, match.index) })
    end = match.index + text.length
    if (string !== undefined && colon !== undefined) {
      found.push({ kind: 'key', text: string }, { kind: 'plain', text: colon })
    } else {
      found.push({ kind: string !== undefined ? 'string' : number !== undefined ? 'number' : 'word', text })
    }
  }
  found.push({ kind: 'plain', text: json.slice(end) })
  return found
}
