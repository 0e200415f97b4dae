import { shortJson } from '../../../core/json-tree/text-window'
import type { Attribute } from '../../../core/publish/publish'
import { t } from '../../../locales/say'
import { exactTime } from '../../shared/format-time'
import { useShowMore } from './ExpandableList'

/** The SDK's log of attributes. Only the last entry for a name counts, so earlier ones are dimmed. */
export function AttributeTable({ attributes }: { attributes: readonly Attribute[] }) {
  const [max, more] = useShowMore(attributes.length)
  if (attributes.length === 0) return <p class="quiet">{t('publish.none')}</p>
  const last = new Map(attributes.map(({ name }, index) => [name, index]))
  return (
    <>
      <table class="attributes" data-hits="attributes">
        <thead>
          <tr>
            <th scope="col">{t('publish.name')}</th>
            <th scope="col">{t('publish.value')}</th>
            <th scope="col">{t('publish.setAt')}</th>
          </tr>
        </thead>
        <tbody>
          {attributes.slice(0, max).map(({ name, value, setAt }, index) => {
            const isEarlier = last.get(name) !== index
            return (
              <tr
                key={index}
                {...(isEarlier && { class: 'earlier', title: t('publish.earlierHint') })}
                translate={false}
              >
                <th scope="row">
                  <bdi>{name}</bdi>
                  {isEarlier && (
                    <span class="unseen" translate>
                      {' '}
                      {t('publish.earlier')}
                    </span>
                  )}
                </th>
                <td>
                  <bdi>{shortJson(value)}</bdi>
                </td>
                <td>{setAt === null ? '' : exactTime(setAt)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {more}
    </>
  )
}
