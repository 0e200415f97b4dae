import { hashUnit } from '../../../../../core/publish/unit-hash'
import { ruleTable } from '../../../../fixtures/finding-publishes'

const by = (uid: unknown, hashed: unknown = true) => ({
  goals: ['page_view'],
  body: { units: [{ type: 'session_id', uid }], ...(hashed === true ? { hashed } : { hashed: undefined }) },
})
const junk = (uid: string) => `error: The id of the unit “session_id” is ${uid}, which is nobody’s.`

ruleTable('junk-identity', [
  ['a hash of somebody', by(hashUnit('visitor-0001'))],
  ['somebody, as SDK 1.4 sends it', by('visitor-0001', null)],
  ['a number, as SDK 1.2 may', by(42, null)],
  ['none', by(null), 'error: The unit “session_id” has no id.'],
  ['an empty one', by('', null), 'error: The id of the unit “session_id” is empty.'],
  ['a blank one', by('  '), 'error: The id of the unit “session_id” is empty.'],
  ['the text undefined', by('undefined', null), junk('"undefined"')],
  ['zero', by(0, null), junk('"0"')],
  ['the same, saying it is a hash', by('null'), junk('"null"')],
  ['a user called Guest', by('Guest', null)],
  [
    'the hash of NaN',
    by('fs-zvwdqapY1-XX-lqyX_Q'),
    'error: The id of the unit “session_id” is fs-zvwdqapY1-XX-lqyX_Q, the hash of "NaN".',
  ],
  [
    'the hash of an empty text',
    by(hashUnit('')),
    `error: The id of the unit “session_id” is ${hashUnit('')}, the hash of "".`,
  ],
  ['640 characters', by('x1'.repeat(320), null)],
  [
    'more of them',
    by('x'.repeat(641), null),
    'error: The id of the unit “session_id” has 641 characters; 640 are allowed.',
  ],
  [
    'one of two',
    {
      goals: ['page_view'],
      body: {
        units: [
          { type: 'session_id', uid: hashUnit('a') },
          { type: 'user_id', uid: hashUnit('undefined') },
        ],
      },
    },
    `error: The id of the unit “user_id” is ${hashUnit('undefined')}, the hash of "undefined".`,
  ],
])
