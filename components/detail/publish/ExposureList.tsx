import { type ExposureLabel, exposureLabels } from '../../../core/publish/exposure-labels'
import type { Exposure } from '../../../core/publish/publish'
import { say, t } from '../../../locales/say'
import { Icon } from '../../shared/Icon'
import { exactTime } from '../../shared/format-time'
import { ExpandableList } from './ExpandableList'

/** Exposures, each with the labels that the Web Console will give it. */
export function ExposureList({ exposures }: { exposures: readonly Exposure[] }) {
  return (
    <ExpandableList
      class="exposures"
      items={exposures}
      render={(exposure) => (
        <>
          <ExposureLine exposure={exposure} />
          {exposureLabels(exposure).map((label) => (
            <Label key={label.message.key} label={label} />
          ))}
        </>
      )}
    />
  )
}

function ExposureLine({ exposure: { name, raw } }: { exposure: Exposure }) {
  const { variant, unit, exposedAt } = raw
  return (
    <p>
      <bdi class="goal-name" translate={name === ''}>
        {name === '' ? t('panel.unnamed') : name}
      </bdi>
      {typeof variant === 'number' && <span>{t('publish.variant', { variant })}</span>}
      {typeof unit === 'string' && (
        <bdi class="quiet" translate={false}>
          {unit}
        </bdi>
      )}
      {typeof exposedAt === 'number' && (
        <span class="quiet" translate={false}>
          {exactTime(exposedAt)}
        </span>
      )}
    </p>
  )
}

function Label({ label: { severity, message } }: { label: ExposureLabel }) {
  return (
    <p class={`exposure-label exposure-${severity}`}>
      <Icon name={severity === 'warning' ? 'warning' : 'info'} />
      <span class="unseen">{t(`exposure.${severity}`)}: </span>
      {say(message)}
    </p>
  )
}
