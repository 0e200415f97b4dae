import { requestOf } from '../../../core/attempt'
import { goalEventsOf } from '../../../core/publish/goal-event'
import type { Publish } from '../../../core/publish/publish'
import { storedUid } from '../../../core/publish/stored-event'
import type { Row } from '../../../core/record/row'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import { say, t } from '../../../locales/say'
import { CheckedName } from '../../shared/CheckedName'
import { exactTime } from '../../shared/format-time'
import { AttributeTable } from './AttributeTable'
import { ExposureList } from './ExposureList'
import { ExpandableList } from './ExpandableList'
import { UnitFacts } from './UnitFacts'

interface PublishTabProps {
  readonly row: Row
  readonly lookup: RegistryLookup
  readonly onCopy: (text: string) => Promise<boolean>
  /** Shows the row with an id. */
  readonly onShow: (id: string) => void
}

/** The publish of a row: facts, units, exposures, attributes and goals. */
export function PublishTab({ row, ...rest }: PublishTabProps) {
  if (row.kind === 'unreadable') return <p class="note">{say(row.problem)}</p>
  return <PublishContent row={row} {...rest} />
}

interface PublishContentProps extends PublishTabProps {
  readonly row: Exclude<Row, { readonly kind: 'unreadable' }>
}

function PublishContent({ row, lookup, onCopy, onShow }: PublishContentProps) {
  const publish = row.kind === 'goal' ? row.event.publish : row.publish
  const { attempt } = row
  const { url } = requestOf(attempt)
  const goals = goalEventsOf(attempt).filter((one) => one.publish === publish)
  return (
    <>
      <PublishFacts publish={publish} url={url} lookup={lookup} />
      <h2>{t('publish.units')}</h2>
      {publish.units.length === 0 && <p class="quiet">{t('publish.none')}</p>}
      {publish.units.map((unit, index) => (
        <UnitFacts
          key={index}
          type={unit.type}
          uid={storedUid(publish, unit)}
          raw={unit.uid}
          hex
          onCopy={onCopy}
        >
          <CheckedName name={unit.type} nameVerdict={lookup.name('unitTypes', unit.type, url)} />
        </UnitFacts>
      ))}
      <h2>{t('publish.exposures')}</h2>
      <ExposureList exposures={publish.exposures} />
      <h2>{t('publish.attributes')}</h2>
      <AttributeTable attributes={publish.attributes} />
      <h2>{t('publish.goals')}</h2>
      <ExpandableList
        class="publish-goals"
        items={goals}
        render={({ id, goal }) => (
          <button type="button" aria-current={id === row.id} onClick={() => onShow(id)}>
            <bdi class="goal-name" translate={goal.name === ''} data-hits="goal">
              {goal.name === '' ? t('panel.unnamed') : goal.name}
            </bdi>
          </button>
        )}
      />
    </>
  )
}

interface PublishFactsProps {
  readonly publish: Publish
  /** URL of the request. */
  readonly url: string
  readonly lookup: RegistryLookup
}

function PublishFacts({ publish, url, lookup }: PublishFactsProps) {
  const { application, applicationVersion, environment, agent, sdkVersion, hashed, publishedAt } = publish
  const none = <span class="quiet">{t('publish.none')}</span>
  const text = (value: string | null) => (value === null ? none : <bdi translate={false}>{value}</bdi>)
  return (
    <dl class="facts">
      <dt>{t('panel.column.application')}</dt>
      <dd data-hits="application">
        {application === null ? (
          none
        ) : (
          <CheckedName name={application} nameVerdict={lookup.name('applications', application, url)} />
        )}
      </dd>
      <dt>{t('publish.applicationVersion')}</dt>
      <dd>{text(applicationVersion)}</dd>
      <dt>{t('panel.column.environment')}</dt>
      <dd data-hits="environment">
        {environment === null ? (
          none
        ) : (
          <CheckedName name={environment} nameVerdict={lookup.name('environments', environment, url)} />
        )}
      </dd>
      <dt>{t('publish.agent')}</dt>
      <dd>{text(agent)}</dd>
      <dt title={t('publish.sdkVersionHint')}>{t('publish.sdkVersion')}</dt>
      <dd>{text(sdkVersion)}</dd>
      <dt title={t('publish.hashedHint')}>{t('publish.hashed')}</dt>
      <dd>{t(hashed ? 'goal.yes' : 'goal.no')}</dd>
      <dt title={t('publish.publishedAtHint')}>{t('publish.publishedAt')}</dt>
      <dd>{publishedAt === null ? none : <span translate={false}>{exactTime(publishedAt)}</span>}</dd>
    </dl>
  )
}
