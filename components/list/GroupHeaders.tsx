import { t } from '../../locales/say'
import { OutcomeLabel } from '../shared/DeliveryLabel'
import { Icon } from '../shared/Icon'
import type { GroupItem, PageItem } from './lines/list-item'
import { calendarTime, clockTime } from '../shared/format-time'

/** Content of the header of a page's group. */
export function PageHeader({ item }: { item: PageItem }) {
  const { page, goals, unknown, failed, collapsed } = item
  return (
    <>
      <Icon name={collapsed ? 'collapsed' : 'expanded'} />
      {page ? (
        <>
          {page.title !== '' && (
            <strong class="title" translate={false}>
              {page.title}
            </strong>
          )}{' '}
          <span class="address" translate={false}>
            {page.url}
          </span>{' '}
          {page.restored && <span title={t('panel.page.returnedHint')}>{t('panel.page.returned')}</span>}{' '}
          <time class="number" translate={false} title={calendarTime(page.startedAt)}>
            {clockTime(page.startedAt)}
          </time>
        </>
      ) : (
        <strong class="title">{t('panel.page.earlier')}</strong>
      )}{' '}
      <Counts goals={goals} unknown={unknown} />
      {failed && collapsed && (
        <span class="count verdict verdict-unknown">
          <Icon name="warning" />
          {t('panel.page.contextFailed')}
        </span>
      )}
    </>
  )
}

/** Content of the header of a goal's or an outcome's group. */
export function GroupHeader({ item: { of, goals, unknown, collapsed } }: { item: GroupItem }) {
  return (
    <>
      <Icon name={collapsed ? 'collapsed' : 'expanded'} />
      {'goal' in of ? (
        <GoalTitle name={of.goal} />
      ) : (
        <strong class="title">
          <OutcomeLabel kind={of.outcome} />
        </strong>
      )}{' '}
      <Counts goals={goals} unknown={unknown} />
    </>
  )
}

function GoalTitle({ name }: { name: string | null }) {
  if (name === null) return <em class="title">{t('panel.noGoal')}</em>
  if (name === '') return <em class="title">{t('panel.unnamed')}</em>
  return (
    <strong class="title goal-name" translate={false}>
      {name}
    </strong>
  )
}

function Counts({ goals, unknown }: { goals: number; unknown: number }) {
  return (
    <>
      <span class="count">{t('status.goals', {}, goals)}</span>{' '}
      {unknown > 0 && (
        <span class="count verdict verdict-unknown">
          <Icon name="warning" />
          {t('status.unknown', {}, unknown)}
        </span>
      )}
    </>
  )
}
