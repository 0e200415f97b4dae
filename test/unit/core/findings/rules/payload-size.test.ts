import { DEFAULT_FINDING_SETTINGS } from '../../../../../core/findings/settings'
import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'

/** Creates a goal whose properties have this many bytes of JSON. */
const sized = (bytes: number, character = 'x', each = 1) => ({
  goals: [goalBody('page_view', { text: character.repeat((bytes - '{"text":""}'.length) / each) })],
})
ruleTable('payload-size', [
  ['a goal without properties', { goals: ['page_view'] }],
  ['one byte less than 2 KB', sized(2047)],
  [
    'exactly 2 KB',
    sized(2048),
    reported('warning', 'finding.payloadSize.what', {
      name: 'page_view',
      bytes: 2048,
      limit: 2048,
      largest: 'text',
    }),
  ],
  [
    'more than 2 KB in fewer characters',
    sized(2051, 'é', 2),
    reported('warning', 'finding.payloadSize.what', {
      name: 'page_view',
      bytes: 2051,
      limit: 2048,
      largest: 'text',
    }),
  ],
  [
    'many goals that exceed the limit only together',
    { goals: Array.from({ length: 40 }, () => goalBody('page_view', { text: 'x'.repeat(90) })) },
  ],
])
ruleTable('payload-size', [['properties below a changed limit', sized(3000)]], {
  settings: { thresholds: { ...DEFAULT_FINDING_SETTINGS.thresholds, payloadBytes: 4096 } },
})
