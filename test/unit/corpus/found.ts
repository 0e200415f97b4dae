/** What the rules say of a visit of the corpus, in the form in which it is labelled. */
import { type Finder, findWith } from '../../../core/findings/finder'
import type { Finding } from '../../../core/findings/finding'
import { History } from '../../../core/findings/history'
import { Senders } from '../../../core/findings/senders'
import { FINDING_SETTINGS } from '../../../core/findings/settings'
import { judgeWith } from '../../../core/registry/judge'
import { WORKSPACE } from '../../fixtures/corpus/registry'
import { type Label, seenVisit, type SeenVisit, type Visit } from './visit'

const judge = judgeWith([WORKSPACE])

/** A label, or what a rule has said, as a text: its rule, its page where it is about one, else request and goal. */
export function placeOf(
  visit: Visit,
  { rule, request, goal }: Omit<Label, 'rule'> & { readonly rule: string },
) {
  // What is said of a page is said once, whichever of its requests shows it.
  if (ABOUT_PAGES.has(rule)) return `${rule} page ${visit.requests[request]?.page}`
  return `${rule} request ${request}${goal === null ? '' : ` goal ${goal}`}`
}

const ABOUT_PAGES: ReadonlySet<string> = new Set(['environment-guard', 'context-failed'])

/** What was found in a visit, each once, with the finding. */
export function foundIn(visit: Visit): ReadonlyMap<string, Finding> {
  const seen = seenVisit(visit)
  const history = new History()
  history.update(seen.deliveries, seen.rows)
  const finder = findWith({ judge, settings: FINDING_SETTINGS, stateOf: seen.stateOf, history })
  const found = findingsOf(seen, finder).flatMap((finding): [string, Finding][] => {
    const label = labelOf(seen, finding)
    return label ? [[placeOf(visit, { rule: finding.rule, ...label }), finding]] : []
  })
  return new Map(found)
}

function findingsOf({ deliveries, rows, troubles }: SeenVisit, finder: Finder): Finding[] {
  const senders = new Senders()
  senders.update(deliveries)
  return [...rows.flatMap(finder.ofRow), ...finder.ofPages(senders.all(troubles))]
}

function labelOf({ deliveries, attempts, rows }: SeenVisit, { place }: Finding): Omit<Label, 'rule'> | null {
  if (place.kind === 'page') {
    const request = attempts.findIndex(({ captures: [first] }) => first.documentId === place.documentId)
    return { request, goal: null }
  }
  const delivery =
    place.kind === 'publish'
      ? deliveries.find(({ id }) => id === place.deliveryId)
      : rows.find(({ id }) => id === place.eventId)?.delivery
  const first = delivery?.attempts[0]
  if (!first) return null
  const goal = place.kind === 'goal' ? Number(place.eventId.split('/').at(-1)) : null
  return { request: first.seq - 1, goal }
}
