import { reported, ruleTable } from '../../../../fixtures/finding-publishes'

ruleTable('no-units', [
  ['a publish with a unit', { goals: ['page_view'] }],
  [
    'an empty list of units',
    { goals: ['page_view'], body: { units: [] } },
    reported('error', 'finding.noUnits.what', {}, 1),
  ],
  [
    'a publish without the field, on each row',
    { goals: ['purchase', 'page_view'], body: { units: undefined } },
    // One for each of the two rows.
    reported('error', 'finding.noUnits.what', {}, 2),
    reported('error', 'finding.noUnits.what', {}, 2),
  ],
])
