/** Measures precision and recall of the rules on the corpus, which was labeled by hand before any rule ran. */
import { afterAll, describe, expect, it } from 'vitest'
import { say } from '../../../locales/say'
import { BROKEN } from '../../fixtures/corpus/broken'
import { readCleanVisits } from '../../fixtures/corpus/clean-visits'
import { labeledFindings, labelText } from '../../fixtures/corpus/found'
import { CORPUS_RULES, type CorpusRuleId, type Visit } from '../../fixtures/corpus/visit'

interface Count {
  right: number
  wrong: number
  missed: number
}

const counts = new Map<string, Count>(CORPUS_RULES.map((rule) => [rule, { right: 0, wrong: 0, missed: 0 }]))
const count = (place: string, what: keyof Count) => {
  const rule = place.split(' ', 1)[0] ?? ''
  const one = counts.get(rule) ?? { right: 0, wrong: 0, missed: 0 }
  one[what]++
  counts.set(rule, one)
}

function compare(visit: Visit) {
  const found = labeledFindings(visit)
  const labels = new Set(visit.labels.map((label) => labelText(visit, label)))
  for (const place of labels) count(place, found.has(place) ? 'right' : 'missed')
  for (const place of found.keys()) if (!labels.has(place)) count(place, 'wrong')
  const wrong = [...found].filter(([place]) => !labels.has(place))
  return {
    missed: [...labels].filter((place) => !found.has(place)),
    wrong: wrong.map(([place, { what }]) => `${place}: ${say(what)}`),
  }
}

const NOTHING = { missed: [], wrong: [] }

describe('rules on clean visits', () => {
  it.each(readCleanVisits().map((visit) => [visit.id, visit] as const))(
    'report nothing for %s',
    (_, visit) => {
      expect(compare(visit)).toEqual(NOTHING)
    },
  )
})

describe('rules on hand-broken visits', () => {
  const all = CORPUS_RULES.flatMap((rule: CorpusRuleId) => BROKEN[rule])
  it.each(all.map((one) => [one.visit.id, one.why, one.visit] as const))(
    'report exactly the labels of %s: %s',
    (_, __, visit) => expect(compare(visit)).toEqual(NOTHING),
  )
})

afterAll(() => {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`)
  const lines = [...counts].map(
    ([rule, { right, wrong, missed }]) =>
      `${rule.padEnd(26)} ${String(right + missed).padStart(6)} ${share(right, right + wrong).padStart(10)} ${share(right, right + missed).padStart(8)}`,
  )
  console.log(['rule                       labels  precision   recall', ...lines].join('\n'))
})
