import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { hashToHex, hashUnit } from '../../core/publish/unit-hash'
import { t } from '../../locales/say'
import { CopyButton } from '../shared/CopyButton'
import { Icon } from '../shared/Icon'
import { Popover } from '../shared/Popover'

interface FindMeProps {
  readonly popover: RefObject<HTMLDivElement | null>
  /** Returns the number of rows for a unit, given its hash. */
  readonly countOf: (hash: string) => number
  /** Filters the list by a unit's hash. */
  readonly onFind: (hash: string) => void
  readonly onCopy: (text: string) => Promise<boolean>
}

/**
 * Finds the events of one user by showing the hash that the SDK derives from an id. The id exists only in its field and
 * is gone when the popover closes.
 */
export function FindMe({ popover, ...rest }: FindMeProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        class="find-me"
        title={t('findMe.hint')}
        popovertarget="find-me"
        aria-haspopup="dialog"
      >
        <Icon name="person" />
        {t('findMe.open')}
      </button>
      <Popover
        popover={popover}
        id="find-me"
        role="dialog"
        label={t('findMe.open')}
        class="find-me-menu"
        onToggle={setOpen}
      >
        {isOpen && (
          <FindMeForm
            {...rest}
            onFind={(hash) => {
              rest.onFind(hash)
              popover.current?.hidePopover()
            }}
          />
        )}
      </Popover>
    </>
  )
}

function FindMeForm({ countOf, onFind, onCopy }: Omit<FindMeProps, 'popover'>) {
  const [id, setId] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  // Trims like `Context.unit()` (@absmartly/javascript-sdk 1.13.4, `src/context.ts`; not before 1.10).
  const trimmed = id.trim()
  const hash = trimmed === '' ? null : hashUnit(trimmed)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (hash !== null) onFind(hash)
      }}
    >
      <label>
        {t('findMe.id')}
        <input
          ref={field}
          type="text"
          value={id}
          spellcheck={false}
          autocomplete="off"
          onInput={(event) => setId(event.currentTarget.value)}
        />
      </label>
      <p class="hint">{t('findMe.kept')}</p>
      {id !== trimmed && <p class="note">{t(trimmed === '' ? 'findMe.blank' : 'findMe.trimmed')}</p>}
      {hash !== null && (
        <>
          <Hashes hash={hash} onCopy={onCopy} />
          <p role="status">{t('findMe.count', {}, countOf(hash))}</p>
        </>
      )}
      <button type="submit" class="primary" disabled={hash === null}>
        <Icon name="search" />
        {t('findMe.filter')}
      </button>
    </form>
  )
}

function Hashes({ hash, onCopy }: { hash: string } & Pick<FindMeProps, 'onCopy'>) {
  const hex = hashToHex(hash) ?? ''
  return (
    <dl class="facts">
      <dt>{t('publish.uid')}</dt>
      <dd>
        <span translate={false}>{hash}</span> <CopyButton text={hash} what={hash} onCopy={onCopy} />
      </dd>
      <dt>{t('publish.hex')}</dt>
      <dd>
        <span translate={false}>{hex}</span> <CopyButton text={hex} what={hex} onCopy={onCopy} />
      </dd>
    </dl>
  )
}
