import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { DEFAULT_FINDING_SETTINGS, type FindingSettings } from '../../../../../core/findings/settings'
import { createFindings } from '../../../../../entrypoints/panel/findings/follow-findings'
import { listedRows } from '../../../../../entrypoints/panel/list/listed-rows'
import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { SHOP } from '../../../../fixtures/finding-publishes'
import { HASHED_UID, jsonBody, publishWith, seenAttempt } from '../../../../fixtures/make'
import { attempts, connected, panelWith, state } from '../../../../fixtures/panel/panel-updates'

/** Returns a publish with an exposure or goals or both. */
const sent = (seq: number, exposure: object | null, status = 200, ...names: string[]) => {
  const at = DELIVERY_START + 60_000 * seq
  const exposures = exposure ? [{ id: 1, name: `e${seq}`, ...exposure }] : []
  return seenAttempt(seq, {
    at,
    source: 'network',
    body: jsonBody(
      publishWith(names, {
        units: [{ type: 'session_id', uid: HASHED_UID }],
        hashed: true,
        publishedAt: at - 2,
        exposures,
        goals: names.map((name) => ({ name, achievedAt: at - 90, properties: null })),
      }),
    ),
    outcome: { at: at + 5, status },
  })
}

describe('listedRows', () => {
  function shop() {
    const panel = panelWith([
      state(),
      ...connected(true, SHOP),
      attempts(
        sent(1, {}),
        sent(2, { eligible: false }),
        sent(3, { fullOn: true }),
        sent(4, {}, 401),
        sent(5, null, 200, 'page_view'),
      ),
    ])
    panel.tick(DELIVERY_START + 3_600_000)
    const settings = signal<FindingSettings>(DEFAULT_FINDING_SETTINGS)
    const { found } = createFindings(panel, settings)
    return { panel, settings, listed: listedRows(panel.rows, found) }
  }
  const seqs = (listed: ReturnType<typeof shop>['listed']) => listed.value.map(({ attempt }) => attempt.seq)

  it('lists goal events, and publishes without goals that have findings', () => {
    const { panel, listed } = shop()
    expect(panel.rows.value).toHaveLength(5)
    expect(seqs(listed)).toEqual([2, 4, 5])
  })

  it('keeps the same array while its rows stay the same', () => {
    const { settings, listed } = shop()
    const before = listed.value
    // These rules report findings of goal events.
    settings.value = { ...DEFAULT_FINDING_SETTINGS, off: { 'goal-without-metric': '', 'payload-size': '' } }
    expect(listed.value).toBe(before)
  })

  it('removes a publish without goals when its rule is turned off and restores it', () => {
    const { settings, listed } = shop()
    settings.value = { ...DEFAULT_FINDING_SETTINGS, off: { 'exposure-label': '' } }
    expect(seqs(listed)).toEqual([4, 5])
    settings.value = DEFAULT_FINDING_SETTINGS
    expect(seqs(listed)).toEqual([2, 4, 5])
  })
})
