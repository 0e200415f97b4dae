import { say } from './say.js'
import { track } from './tracking.js'

/** Sets up the newsletter form and the menu that makes the collector misbehave. */
export function footer() {
  document.getElementById('newsletter')?.addEventListener('submit', (event) => {
    event.preventDefault()
    say('newsletter-status', 'Thank you. Your first newsletter comes with the next batch of mugs.')
    track('newsletter_signup', { place: 'footer' })
  })

  document.getElementById('misbehave')?.addEventListener('change', (event) => {
    const { target } = event
    if (target instanceof HTMLSelectElement) void misbehave(target.value)
  })
}

/** @param {string} mode */
async function misbehave(mode) {
  try {
    const response = await fetch('/demo/misbehave', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ mode }),
    })
    if (!response.ok) throw new Error(`${response.status}`)
    say(
      'misbehave-status',
      mode === 'off' ? 'The collector works normally again.' : 'Done. This stays on until you turn it off.',
    )
  } catch (error) {
    say('misbehave-status', `Couldn’t change the collector (${error}). Is the demo still running?`)
  }
}
