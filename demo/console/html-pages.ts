/**
 * Pages of the Web Console that links lead to: the start page, the goals, each goal (`cli-ts` opens
 * `<console>/goals/<id>`, `src/commands/open/index.ts`), and the sign-in page. Unlike in a real Web Console, none of
 * them requires signing in.
 */
import { html } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { GoalEntry } from '../registry/goals.ts'
import { jwt } from '../tokens.ts'
import type { ConsoleState } from './route.ts'
import { SESSION_COOKIE } from './sign-in.ts'

/** Lifetime of a session, the same as that of ABsmartly's command line (docs, CLI, Authentication). */
const SESSION_MS = 24 * 60 * 60 * 1000

/** Maximum number of goals on the page. It shows only the number of the others. */
const MAX_LISTED_GOALS = 500

/** Returns the page at a path, or undefined for any other path. */
export function consolePage(
  { method, path }: DemoRequest,
  { registry }: ConsoleState,
): HttpResponse | undefined {
  if (path === '/login' && method === 'POST') return signedIn()
  if (method !== 'GET') return undefined
  if (path === '/') return html(200, page('Blue Mug', '<p>A stand-in for ABsmartly’s Web Console.</p>'))
  if (path === '/login') return html(200, page('Sign in', SIGN_IN_FORM))
  if (path === '/goals') return html(200, page('Goals', listOf(registry.goals)))
  const id = /^\/goals\/(\d+)$/.exec(path)?.[1]
  if (id === undefined) return undefined
  const goal = registry.goals.find((one) => one.id === Number(id))
  return goal ? html(200, page(goal.name, aboutGoal(goal))) : html(404, page('No such goal', ''))
}

const SIGN_IN_FORM = `<form method="post" action="/login">
<p><label for="email">E-mail</label> <input id="email" name="email" type="email" value="mina@blue-mug.example" autocomplete="email"></p>
<p><button>Sign in</button> Anyone can sign in: this is a demo.</p>
</form>`

/**
 * Signs in any caller. The cookie is `HttpOnly`, so that scripts of pages can't read it. It is `Lax`, so that the
 * browser adds it to a request of another site only for a top-level navigation. Cookies ignore ports (RFC 6265, 8.5),
 * so the shop and the collector, which are on localhost as well, receive it too.
 */
function signedIn(): HttpResponse {
  const token = jwt({ expiresAt: Date.now() + SESSION_MS })
  const cookie = `${SESSION_COOKIE}=${token}; Path=/; Max-Age=${SESSION_MS / 1000}; HttpOnly; SameSite=Lax`
  return html(200, page('Signed in', '<p role="status">You are signed in as Mina Okafor.</p>'), {
    'set-cookie': cookie,
  })
}

function listOf(goals: readonly GoalEntry[]): string {
  const items = goals
    .slice(0, MAX_LISTED_GOALS)
    .map(({ id, name }) => `<li><a href="/goals/${id}">${escaped(name)}</a></li>`)
  const more = goals.length - items.length
  return `<ul>\n${items.join('\n')}\n</ul>${more > 0 ? `\n<p>And ${more} more.</p>` : ''}`
}

function aboutGoal({ id, description, archived, metrics }: GoalEntry): string {
  const facts = [
    ['Id', String(id)],
    ['Description', description],
    ['Archived', archived ? 'yes' : 'no'],
    ['Metrics', metrics.map(({ name }) => name).join(', ') || 'none'],
  ]
  const rows = facts.map(([term = '', value = '']) => `<dt>${term}</dt><dd>${escaped(value)}</dd>`)
  return `<dl>\n${rows.join('\n')}\n</dl>`
}

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Web Console</title>
<link rel="icon" href="data:,">
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem } nav a { margin-inline-end: 1rem } dt { font-weight: 600 }</style>
</head>
<body>
<nav aria-label="Web Console"><a href="/">Web Console</a><a href="/goals">Goals</a><a href="/login">Sign in</a></nav>
<main>
<h1>${escaped(title)}</h1>
${main}
</main>
</body>
</html>
`
}

/** Escapes HTML. Tests fill the registry with any name, such as one with `<img onerror>`. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
