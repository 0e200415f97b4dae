/**
 * Hands what arrives one by one on in groups: the first at once, what follows it within `ms` together. A page that
 * publishes a hundred times a second is so drawn twenty times a second.
 */
export function throttleBatch<Item>(
  onItems: (items: readonly Item[]) => void,
  ms: number,
): (item: Item) => void {
  let waiting: Item[] = []
  let timer: ReturnType<typeof setTimeout> | null = null

  const flush = () => {
    timer = null
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    timer = setTimeout(flush, ms)
    onItems(items)
  }

  return (item) => {
    waiting.push(item)
    if (timer === null) flush()
  }
}
