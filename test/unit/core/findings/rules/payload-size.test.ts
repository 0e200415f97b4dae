import { DEFAULT_FINDING_SETTINGS } from '../../../../../core/findings/settings'
import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'

/** Properties of so many bytes of JSON. */
const sized = (bytes: number, character = 'x', each = 1) => ({
  goals: [goalBody('page_view', { text: character.repeat((bytes - '{"text":""}'.length) / each) })],
})
ruleTable('payload-size', [
  ['none', { goals: ['page_view'] }],
  ['a byte less than 2 KB', sized(2047)],
  [
    'exactly 2 KB',
    sized(2048),
    'warning: The properties of “page_view” have 2,048 bytes of JSON; the limit is 2,048. Most of it is in “text”.',
  ],
  [
    'bytes, not characters',
    sized(2051, 'é', 2),
    'warning: The properties of “page_view” have 2,051 bytes of JSON; the limit is 2,048. Most of it is in “text”.',
  ],
  [
    'many goals are not one',
    { goals: Array.from({ length: 40 }, () => goalBody('page_view', { text: 'x'.repeat(90) })) },
  ],
])
ruleTable('payload-size', [['another limit', sized(3000)]], {
  settings: { thresholds: { ...DEFAULT_FINDING_SETTINGS.thresholds, payloadBytes: 4096 } },
})
