import { ruleTable } from '../../../../fixtures/finding-publishes'

ruleTable('no-units', [
  ['one', { goals: ['page_view'] }],
  [
    'an empty list',
    { goals: ['page_view'], body: { units: [] } },
    'error: The publish names no units, so its 1 goal is nobody’s.',
  ],
  [
    'none at all',
    { goals: ['purchase', 'page_view'], body: { units: undefined } },
    // Of each of two rows.
    'error: The publish names no units, so its 2 goals are nobody’s.',
    'error: The publish names no units, so its 2 goals are nobody’s.',
  ],
])
