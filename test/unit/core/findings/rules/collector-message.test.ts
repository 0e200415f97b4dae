import { ruleTable } from '../../../../fixtures/finding-publishes'

const about = (eventIndex: number, message: string, more: object = {}) => ({
  batchIndex: 0,
  eventIndex,
  subject: null,
  message,
  ...more,
})
const answered = (answer: object, status = 200) => ({
  goals: ['purchase', 'page_view'],
  ends: [{ status, answer }],
})
ruleTable('collector-message', [
  ['empty lists', answered({ ok: true, warnings: [], errors: [] })],
  [
    'a warning about one of two goals',
    answered({ ok: true, warnings: [about(1, 'Goal is not known.')] }),
    'warning: The collector says: Goal is not known.',
  ],
  [
    'an error about an exposure on every row of the publish',
    answered({ ok: false, errors: [about(0, 'Experiment is not known.', { subject: 'exposure' })] }),
    'error: The collector says of exposure: Experiment is not known.',
    'error: The collector says of exposure: Experiment is not known.',
  ],
  [
    'a rejected publish, which has a separate finding',
    answered({ ok: false, errors: [about(0, 'No.')] }, 400),
  ],
  [
    '“ok: false” without a reason on every row',
    answered({ ok: false }),
    'warning: The collector answered “ok: false”, and did not say why.',
    'warning: The collector answered “ok: false”, and did not say why.',
  ],
  ['an unread response', { goals: ['purchase'] }],
])
