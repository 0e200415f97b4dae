/** Tests how findings of goal events are exported. */
import { csvParse } from 'd3-dsv'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../../core/export/csv'
import type { ExportedRow } from '../../../../core/export/exported-row'
import { goalMarkdown, writeMarkdown } from '../../../../core/export/markdown'
import { say, t } from '../../../../locales/say'
import { statusAt } from '../../../fixtures/deliveries'
import { finderFor } from '../../../fixtures/finding-publishes'

const { finder, rows } = finderFor([
  { goals: ['coupon_used'], ends: [{ status: 401 }] },
  { goals: ['page_view'], at: 60_000 },
])
const exported = rows.map((row): ExportedRow => ({
  row,
  verdict: null,
  deliveryStatus: statusAt(row.delivery),
  findings: finder.ofRow(row),
}))

describe('findings in exports', () => {
  it('are rule ids in CSV, with the highest severity', () => {
    const lines = csvParse(writeCsv(exported, []).slice(1))
    expect(lines.map((line) => [line['findings'], line['worst_severity']])).toEqual([
      ['publish-rejected unknown-goal', 'error'],
      ['', ''],
    ])
  })

  it('are titles, without values from the page, in a Markdown table', () => {
    const lines = writeMarkdown(exported, say).split('\n')
    const place = lines[0]?.split(' | ').indexOf(t('panel.column.findings')) ?? -1
    expect(lines.slice(2, 4).map((line) => line.split(' | ')[place])).toEqual([
      [t('finding.publishRejected.title'), t('finding.unknownGoal.title')].join(', '),
      '',
    ])
  })

  it('are problem and fix in the Markdown of one event, with sent values as code', () => {
    const [both] = exported
    const lines = both ? goalMarkdown(both, say).split('\n') : []
    const severities = (['error', 'warning'] as const).map((one) => `- ${t(`finding.severity.${one}`)}: `)
    const found = lines.filter((line) => severities.some((start) => line.startsWith(start)))
    expect(found).toEqual([
      expect.stringMatching(/`401`.*`“coupon_used”`/),
      expect.stringMatching(/`acme`.*`coupon_used`/),
    ])
    expect(found[0]).toContain(t('finding.publishRejected.fixKey'))
    expect(found[1]).toContain(t('finding.unknownGoal.fix'))
  })
})
