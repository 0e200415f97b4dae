import type { Publish } from '../../../core/publish/publish'
import type { Judge } from '../../../core/registry/judge'
import type { JudgedList } from '../../../core/registry/verdict'
import { isSuspect } from '../../shared/JudgedName'
import { NearNames } from './NearNames'
import { Sentence } from '../../shared/Sentence'
import { VerdictLabel } from '../../shared/VerdictLabel'

interface NameNotesProps {
  readonly publish: Publish
  readonly collectorUrl: string
  readonly judge: Judge
  readonly onCopy: (text: string) => Promise<boolean>
}

/** What is to be said of application, environment and unit types: which are unknown or archived. */
export function NameNotes({ publish, collectorUrl, judge, onCopy }: NameNotesProps) {
  return (
    <>
      {namesIn(publish).map(([list, name]) => {
        const judgement = judge.name(list, name, collectorUrl)
        if (!isSuspect(judgement)) return null
        const near = judgement.verdict === 'unknown' ? judge.near(list, name, collectorUrl) : []
        return (
          <div key={`${list} ${name}`} class={`reason reason-${judgement.verdict}`}>
            <p>
              <VerdictLabel judgement={judgement} /> <Sentence of={judgement.reason} />
            </p>
            <NearNames typed={name} near={near} onCopy={onCopy} />
          </div>
        )
      })}
    </>
  )
}

/** Each once, in the order in which they are shown elsewhere. */
function namesIn({ application, environment, units }: Publish): (readonly [JudgedList, string])[] {
  const types = new Set(units.map(({ type }) => type))
  return [
    ...(application === null ? [] : [['applications', application] as const]),
    ...(environment === null ? [] : [['environments', environment] as const]),
    ...[...types].map((type) => ['unitTypes', type] as const),
  ]
}
