import type { Publish } from '../../../core/publish/publish'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import type { CheckedList } from '../../../core/registry/verdict'
import { isSuspect } from '../../shared/CheckedName'
import { NearNames } from './NearNames'
import { Sentence } from '../../shared/Sentence'
import { VerdictLabel } from '../../shared/VerdictLabel'

interface NameNotesProps {
  readonly publish: Publish
  readonly collectorUrl: string
  readonly lookup: RegistryLookup
  readonly onCopy: (text: string) => Promise<boolean>
}

/** Notes about the application, environment and unit types that are unknown or archived. */
export function NameNotes({ publish, collectorUrl, lookup, onCopy }: NameNotesProps) {
  return (
    <>
      {namesIn(publish).map(([list, name]) => {
        const nameVerdict = lookup.name(list, name, collectorUrl)
        if (!isSuspect(nameVerdict)) return null
        const near = nameVerdict.verdict === 'unknown' ? lookup.near(list, name, collectorUrl) : []
        return (
          <div key={`${list} ${name}`} class={`reason reason-${nameVerdict.verdict}`}>
            <p>
              <VerdictLabel nameVerdict={nameVerdict} /> <Sentence of={nameVerdict.reason} />
            </p>
            <NearNames typed={name} near={near} onCopy={onCopy} />
          </div>
        )
      })}
    </>
  )
}

/** Returns each name once, in the order used elsewhere in the panel. */
function namesIn({ application, environment, units }: Publish): (readonly [CheckedList, string])[] {
  const types = new Set(units.map(({ type }) => type))
  return [
    ...(application === null ? [] : [['applications', application] as const]),
    ...(environment === null ? [] : [['environments', environment] as const]),
    ...[...types].map((type) => ['unitTypes', type] as const),
  ]
}
