import { ruleTable } from '../../../../fixtures/finding-publishes'

ruleTable('no-units', [
  ['a publish with a unit', { goals: ['page_view'] }],
  [
    'an empty list of units',
    { goals: ['page_view'], body: { units: [] } },
    'error: The publish names no units, so its 1 goal is nobody’s.',
  ],
  [
    'a publish without the field, on each row',
    { goals: ['purchase', 'page_view'], body: { units: undefined } },
    // One for each of the two rows.
    'error: The publish names no units, so its 2 goals are nobody’s.',
    'error: The publish names no units, so its 2 goals are nobody’s.',
  ],
])
