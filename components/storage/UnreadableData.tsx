import { useRef } from 'preact/hooks'
import { message } from '../../core/message'
import type { StorageFault } from '../../core/storage/fault'
import { t } from '../../locales/say'
import { Confirm } from '../shared/Confirm'
import { Notice, type NoticeState } from '../shared/Notice'
import { Sentence } from '../shared/Sentence'
import { faultLoss, faultName } from './fault-words'

interface UnreadableDataProps {
  readonly faults: readonly StorageFault[]
  /** Result of the last action. */
  readonly notice: NoticeState
  readonly onReset: (fault: StorageFault) => void
  /** Saves the unreadable value as a file. */
  readonly onSave: (fault: StorageFault) => void
}

/**
 * The stored data that cannot be read: what is missing, and a button that resets only that. Renders nothing if everything
 * can be read and nothing was just reset.
 */
export function UnreadableData({ faults, notice, onReset, onSave }: UnreadableDataProps) {
  const title = useRef<HTMLHeadingElement>(null)
  if (faults.length === 0 && notice.lines.length === 0) return null
  return (
    <section class="unreadable" aria-labelledby="unreadable-title">
      <h2 id="unreadable-title" tabIndex={-1} ref={title}>
        {t('storage.title')}
      </h2>
      <p>{t(faults.length > 0 ? 'storage.text' : 'storage.nothingLeft')}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.kind === 'value' ? fault.id : fault.database}>
            <Fault
              fault={fault}
              onReset={() => {
                // The clicked button disappears, so move the focus first.
                title.current?.focus()
                onReset(fault)
              }}
              onSave={() => onSave(fault)}
            />
          </li>
        ))}
      </ul>
      <Notice {...notice} />
    </section>
  )
}

interface FaultProps {
  readonly fault: StorageFault
  readonly onReset: () => void
  readonly onSave: () => void
}

function Fault({ fault, onReset, onSave }: FaultProps) {
  const name = faultName(fault)
  return (
    <article class="answer problem" aria-label={name}>
      <h3>
        <bdi>{name}</bdi>
      </h3>
      {fault.kind === 'database' && (
        <p>
          <Sentence of={fault.reason} />
        </p>
      )}
      <p>
        <Sentence of={faultLoss(fault)} />
      </p>
      <div class="buttons">
        {isSavable(fault) && (
          <button type="button" onClick={onSave}>
            {t('options.saveAs')}
          </button>
        )}
        <Confirm
          button={t('storage.reset.button')}
          question={message('storage.reset.question', { name })}
          yes={t('storage.reset.yes')}
          onYes={onReset}
        />
      </div>
    </article>
  )
}

/** A database that cannot be used has no value to save, and no file may contain a key or token. */
const isSavable = (fault: StorageFault): boolean => fault.kind === 'value' && fault.of !== 'secret'
