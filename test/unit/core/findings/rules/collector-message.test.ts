import { reported, ruleTable } from '../../../../fixtures/finding-publishes'

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
    reported('warning', 'finding.collectorMessage.what', { words: 'Goal is not known.' }),
  ],
  [
    'an error about an exposure on every row of the publish',
    answered({ ok: false, errors: [about(0, 'Experiment is not known.', { subject: 'exposure' })] }),
    reported('error', 'finding.collectorMessage.about', {
      words: 'Experiment is not known.',
      subject: 'exposure',
    }),
    reported('error', 'finding.collectorMessage.about', {
      words: 'Experiment is not known.',
      subject: 'exposure',
    }),
  ],
  [
    'a rejected publish, which has a separate finding',
    answered({ ok: false, errors: [about(0, 'No.')] }, 400),
  ],
  [
    '“ok: false” without a reason on every row',
    answered({ ok: false }),
    reported('warning', 'finding.collectorMessage.refused'),
    reported('warning', 'finding.collectorMessage.refused'),
  ],
  ['an unread response', { goals: ['purchase'] }],
])
