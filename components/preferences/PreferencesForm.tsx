import { useId } from 'preact/hooks'
import type { Message } from '../../core/message'
import { message } from '../../core/message'
import {
  BADGES,
  MAX_ROWS_CHOICES,
  type MaxRows,
  type Preferences,
  THEMES,
  TIME_FORMATS,
} from '../../core/preferences'
import { say, t } from '../../locales/say'
import { Confirm } from '../shared/Confirm'
import { Field } from '../shared/Field'
import { Notice, NO_NOTICE } from '../shared/Notice'

interface PreferencesFormProps {
  readonly values: Preferences
  /** Result of the last reset, or the reason why a change couldn't be saved; null if there is nothing to report. */
  readonly notice: { readonly kind: 'done' | 'problem'; readonly line: Message } | null
  /** Changes apply immediately in all windows, so there is no save button. */
  readonly onChoose: (changes: Partial<Preferences>) => void
  readonly onReset: () => void
}

/** Preferences for the theme, the time format, the number of rows and the badge. */
export function PreferencesForm({ values, notice, onChoose, onReset }: PreferencesFormProps) {
  return (
    <section class="settings" aria-labelledby="preferences-title">
      <h2 id="preferences-title">{t('preferences.title')}</h2>
      <Choice
        label={t('preferences.theme.label')}
        options={THEMES.map((theme) => [theme, t(`preferences.theme.${theme}`)])}
        current={values.theme}
        onChoose={(theme) => onChoose({ theme })}
      />
      <Choice
        label={t('preferences.timeFormat.label')}
        options={TIME_FORMATS.map((format) => [format, t(`preferences.timeFormat.${format}`)])}
        current={values.timeFormat}
        onChoose={(timeFormat) => onChoose({ timeFormat })}
      />
      <MaxRowsField current={values.mostRows} onChoose={(mostRows) => onChoose({ mostRows })} />
      <Choice
        label={t('preferences.badge.label')}
        options={BADGES.map((badge) => [badge, t(`preferences.badge.${badge}`)])}
        current={values.badge}
        onChoose={(badge) => onChoose({ badge })}
      />
      <p class="hint">{t('preferences.badge.hint')}</p>
      <div class="buttons">
        <Confirm
          button={t('preferences.reset.button')}
          question={message('preferences.reset.question')}
          yes={t('preferences.reset.yes')}
          onYes={onReset}
        />
      </div>
      <Notice {...(notice ? { kind: notice.kind, shownIn: 'page', lines: [notice.line] } : NO_NOTICE)} />
    </section>
  )
}

interface ChoiceProps<T extends string> {
  readonly label: string
  /** Values, each with its label. */
  readonly options: readonly (readonly [T, string])[]
  readonly current: T
  readonly onChoose: (value: T) => void
}

function Choice<T extends string>({ label, options, current, onChoose }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {options.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name={name} checked={current === value} onChange={() => onChoose(value)} />
          {words}
        </label>
      ))}
    </fieldset>
  )
}

function MaxRowsField({ current, onChoose }: { current: MaxRows; onChoose: (mostRows: MaxRows) => void }) {
  return (
    <Field label={t('preferences.mostRows.label')} hint={t('preferences.mostRows.hint')}>
      {(attributes) => (
        <select
          {...attributes}
          value={current}
          onChange={({ currentTarget: { value } }) => {
            const mostRows = MAX_ROWS_CHOICES.find((one) => String(one) === value)
            if (mostRows !== undefined) onChoose(mostRows)
          }}
        >
          {MAX_ROWS_CHOICES.map((most) => (
            <option key={most} value={most}>
              {say(message('preferences.mostRows.option', {}, most))}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
