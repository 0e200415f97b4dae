import { say } from './say.js'
import { track } from './tracking.js'

/** The newsletter, and the switch that makes the collector misbehave. */
export function footer() {
  document.getElementById('newsletter')?.addEventListener('submit', (event) => {
    event.preventDefault()
    say('newsletter-status', 'Thank you. The first letter comes with the next full kiln.')
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
    const answer = await fetch('/demo/misbehave', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ mode }),
    })
    if (!answer.ok) throw new Error(`${answer.status}`)
    say(
      'misbehave-status',
      mode === 'off' ? 'It behaves again.' : 'Done. It stays so until you switch it off.',
    )
  } catch (error) {
    say('misbehave-status', `That did not work (${error}). Is the demo still running?`)
  }
}
