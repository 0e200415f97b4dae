import { useState } from 'preact/hooks'
import { MAX_THRESHOLD, type Thresholds, THRESHOLDS } from '../../core/findings/settings'
import { message } from '../../core/message'
import { numberText, say, t } from '../../locales/say'
import { Field } from '../shared/Field'

interface ThresholdsFormProps {
  readonly values: Thresholds
  readonly onChoose: (changes: Partial<Thresholds>) => void
  readonly onReset: () => void
}

const NAMES = Object.keys(THRESHOLDS) as readonly (keyof Thresholds)[]

/** The thresholds of rules, each with its default and the source of that default. */
export function ThresholdsForm({ values, onChoose, onReset }: ThresholdsFormProps) {
  const isUsual = NAMES.every((name) => values[name] === THRESHOLDS[name].fallback)
  return (
    <>
      {NAMES.map((name) => (
        <ThresholdField key={name} name={name} value={values[name]} onChoose={onChoose} />
      ))}
      <div class="buttons">
        <button type="button" aria-disabled={isUsual} onClick={() => !isUsual && onReset()}>
          {t('findingSettings.reset')}
        </button>
      </div>
    </>
  )
}

interface ThresholdFieldProps extends Pick<ThresholdsFormProps, 'onChoose'> {
  readonly name: keyof Thresholds
  readonly value: number
}

function ThresholdField({ name, value, onChoose }: ThresholdFieldProps) {
  const [isWrong, setWrong] = useState(false)
  const { fallback, label, source } = THRESHOLDS[name]
  const max = message('findingSettings.wrong', { most: MAX_THRESHOLD })
  return (
    <Field
      label={say(label)}
      hint={`${t('findingSettings.usual', { value: numberText(fallback) })} ${say(source)}`}
      problem={isWrong ? max : undefined}
    >
      {(attributes) => (
        <input
          {...attributes}
          type="number"
          min={1}
          max={MAX_THRESHOLD}
          step={1}
          value={value}
          onChange={({ currentTarget: { valueAsNumber: entered } }) => {
            const isGood = Number.isInteger(entered) && entered >= 1 && entered <= MAX_THRESHOLD
            setWrong(!isGood)
            if (isGood) onChoose({ [name]: entered })
          }}
        />
      )}
    </Field>
  )
}
