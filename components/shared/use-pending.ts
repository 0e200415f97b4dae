import { useEffect, useLayoutEffect, useState } from 'preact/hooks'

/** Maximum time to wait for a confirmation, in ms. It only passes if the message to the background was lost. */
const CONFIRMATION_TIMEOUT_MS = 5000

/**
 * Shows a value as the user set it until the background confirms it. Otherwise, a redraw in between would show the old
 * value for a moment. If no confirmation arrives, shows the confirmed value again.
 */
export function usePending<Value>(confirmed: Value): readonly [shown: Value, set: (value: Value) => void] {
  const [pending, setPending] = useState<{ readonly value: Value } | null>(null)
  useLayoutEffect(() => {
    if (pending?.value === confirmed) setPending(null)
  }, [pending, confirmed])
  useEffect(() => {
    if (pending === null) return
    const timer = setTimeout(() => setPending(null), CONFIRMATION_TIMEOUT_MS)
    return () => clearTimeout(timer)
  }, [pending])
  return [pending === null ? confirmed : pending.value, (value) => setPending({ value })]
}
