import { useId } from 'preact/hooks'
import type { WorkspaceSource } from '../../../core/registry/workspace'
import { t } from '../../../locales/say'
import type { WorkspaceSwitches } from './draft'

interface SwitchFieldsProps {
  readonly switches: WorkspaceSwitches
  readonly kind: WorkspaceSource['kind']
  readonly onSwitch: (switched: Partial<WorkspaceSwitches>) => void
}

/**
 * Switches for facts that Goalkeeper can't determine, and for requests that Goalkeeper makes only if the user allows
 * them. A workspace from a file has no Events API.
 */
export function SwitchFields({ switches, kind, onSwitch }: SwitchFieldsProps) {
  const isFile = kind === 'file'
  return (
    <div class="switches">
      <Switch
        label={t('options.switch.createsGoals')}
        hint={t('options.switch.createsGoalsHint')}
        on={switches.createsGoals}
        onSwitch={(createsGoals) => onSwitch({ createsGoals })}
      />
      <Switch
        label={t(isFile ? 'options.switch.seesPartFile' : 'options.switch.seesPart')}
        hint={t('options.switch.seesPartHint')}
        on={switches.seesPart}
        onSwitch={(seesPart) => onSwitch({ seesPart })}
      />
      {!isFile && (
        <Switch
          label={t('options.switch.asksEvents')}
          hint={t('options.switch.asksEventsHint')}
          on={switches.asksEvents}
          onSwitch={(asksEvents) => onSwitch({ asksEvents })}
        />
      )}
    </div>
  )
}

interface SwitchProps {
  readonly label: string
  readonly hint: string
  readonly on: boolean
  readonly onSwitch: (on: boolean) => void
}

/** A switch with its label and hint. */
function Switch({ label, hint, on, onSwitch }: SwitchProps) {
  const id = useId()
  return (
    <div class="switch">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={on}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <div>
        <label for={id}>{label}</label>
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      </div>
    </div>
  )
}
