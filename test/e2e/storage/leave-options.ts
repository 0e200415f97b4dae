/** Changes settings on the options page and leaves it in the same task. The function runs in both browsers. */

/** Ways to leave the page. */
export const EXITS = ['reload', 'navigate', 'close'] as const
export type Exit = (typeof EXITS)[number]

interface Leaving {
  /** Labels of the inputs to click, in order. */
  readonly labels: readonly string[]
  readonly exit: Exit
}

/** Clicks the inputs, then leaves. Runs in the options page. */
export function clickAndLeave({ labels, exit }: Leaving): void {
  for (const name of labels) {
    const label = [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === name)
    const input = label?.querySelector('input')
    if (!input) throw new Error(`There is no input with the label ${name}.`)
    input.click()
  }
  if (exit === 'reload') location.reload()
  else if (exit === 'navigate') location.assign('help/filter.html')
  else window.close()
}
