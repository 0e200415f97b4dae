import { type Attempt, requestOf } from '../../../core/attempt'
import { readCapture } from '../../../core/publish/read-capture'
import { visibleAttempts } from '../../../core/record/tab-record'
import { hostOf } from '../../../core/registry/workspace'
import type { TabRecords } from './tab-records'

/** Returns the hosts that pages of open tabs have published to, each once. */
export function collectorsSeen(records: TabRecords): readonly string[] {
  return [...new Set(publishesOf(records).map((attempt) => hostOf(requestOf(attempt).url)))]
}

/** Returns the last characters of the API keys that pages have published with. */
export function sdkKeyEnds(records: TabRecords): ReadonlySet<string> {
  const secrets = publishesOf(records).flatMap((attempt) => requestOf(attempt).secrets)
  return new Set(
    secrets.filter(([name, end]) => name.toLowerCase() === 'x-api-key' && end !== '').map(([, end]) => end),
  )
}

function publishesOf(records: TabRecords): Attempt[] {
  return records
    .tabIds()
    .flatMap((tabId) => {
      const record = records.get(tabId)
      return record ? visibleAttempts(record) : []
    })
    .filter((attempt) => readCapture(requestOf(attempt)).kind === 'publishes')
}
