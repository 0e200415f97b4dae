import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Completion } from '../../core/query/complete'
import type { TextRange, QueryProblem } from '../../core/query/query'
import { say, t } from '../../locales/say'
import { IconButton } from '../shared/IconButton'
import { Icon } from '../shared/Icon'
import { MarkedText } from './MarkedText'
import { completionSuggestions, historySuggestions, type FilterSuggestion } from './filter-suggestions'
import { SuggestionList } from './SuggestionList'

interface FilterFieldProps {
  readonly text: string
  /** Null if `text` is a valid filter. */
  readonly problem: QueryProblem | null
  /** Earlier filters, newest first. */
  readonly history: readonly string[]
  readonly complete: (text: string, caret: number) => Completion
  readonly onText: (text: string) => void
  /** Called when the filter is complete: on Enter, or when the field loses the focus. */
  readonly onDone: (text: string) => void
  /** Content at the end of the field. */
  readonly children?: ComponentChildren
}

/** The suggestions, and the range of the filter that they replace. */
interface OpenSuggestions {
  readonly offers: readonly FilterSuggestion[]
  readonly range: TextRange | null
}

const NO_SUGGESTIONS: OpenSuggestions = { offers: [], range: null }

/** The filter field. It completes the input and marks errors (ARIA Authoring Practices, Combobox). */
export function FilterField(props: FilterFieldProps) {
  const { text, problem, history, complete, onText, onDone, children } = props
  const input = useRef<HTMLInputElement>(null)
  const [{ offers, range }, setOffered] = useState<OpenSuggestions>(NO_SUGGESTIONS)
  const [active, setActive] = useState(-1)
  const [scrolled, setScrolled] = useState(0)
  const caret = useRef<number | null>(null)
  const isOpen = offers.length > 0
  // Don't report a problem in the part that is being completed.
  const shownProblem = problem && range && touches(problem, range) ? null : problem

  useLayoutEffect(() => {
    if (caret.current === null) return
    input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [text])

  const offer = (next: OpenSuggestions) => {
    setOffered(next.offers.length > 0 ? next : NO_SUGGESTIONS)
    setActive(-1)
  }
  const close = () => offer(NO_SUGGESTIONS)
  const offerAt = (typed: string, at: number) => {
    const completion = complete(typed, at)
    offer({ offers: completionSuggestions(typed, completion), range: completion })
  }
  const accept = (suggestion: FilterSuggestion) => {
    caret.current = suggestion.caret
    onText(suggestion.text)
    input.current?.focus()
    // After the name of a field, offer its values.
    if (suggestion.text.endsWith(' ') || history.includes(suggestion.text)) close()
    else offerAt(suggestion.text, suggestion.caret)
  }
  const openList = () => {
    if (text === '' && history.length > 0) offer({ offers: historySuggestions(history), range: null })
    else offerAt(text, input.current?.selectionStart ?? text.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
    const suggestion = offers[active]
    if (isOpen && step !== 0) setActive((active + step + offers.length + 1) % (offers.length + 1))
    else if (!isOpen && (key === 'ArrowDown' || (key === ' ' && event.ctrlKey))) openList()
    else if (suggestion && (key === 'Enter' || key === 'Tab')) accept(suggestion)
    else if (key === 'Enter') {
      close()
      onDone(text)
    } else if (key === 'Escape' && isOpen) close()
    else if (key === 'Escape' && text !== '') onText('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div class="filter-field">
      <Icon name="search" />
      <MarkedText text={text} range={shownProblem} scrolled={scrolled} />
      <input
        ref={input}
        type="text"
        role="combobox"
        value={text}
        aria-label={t('panel.filter')}
        aria-expanded={isOpen}
        aria-controls="filter-offers"
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && active < offers.length ? `filter-offer-${active}` : undefined}
        aria-invalid={shownProblem !== null}
        aria-describedby={shownProblem ? 'filter-problem' : undefined}
        placeholder={t('panel.filterHint')}
        spellcheck={false}
        autocomplete="off"
        onInput={({ currentTarget: { value, selectionStart } }) => {
          onText(value)
          const at = selectionStart ?? value.length
          // At the start of a word every suggestion would match, so the list opens only when the user asks for it.
          if (/(^|[\s(-])$/.test(value.slice(0, at))) close()
          else offerAt(value, at)
        }}
        onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close()
          onDone(text)
        }}
      />
      {text !== '' && (
        <IconButton
          icon="close"
          label={t('filter.clear')}
          onClick={() => {
            onText('')
            input.current?.focus()
          }}
        />
      )}
      {children}
      <div class="filter-below">
        <p id="filter-problem" aria-live="polite" class={shownProblem ? 'filter-problem' : 'unseen'}>
          {shownProblem && say(shownProblem.message)}
        </p>
        {isOpen && (
          <SuggestionList offers={offers} active={active} label={t('filter.offers')} onTake={accept} />
        )}
      </div>
    </div>
  )
}

const touches = (one: TextRange, other: TextRange): boolean => one.from <= other.to && other.from <= one.to
