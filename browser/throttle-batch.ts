/**
 * Passes items on in batches: the first item immediately, then the items of each interval of `ms` milliseconds
 * together. With 50 ms, a page that publishes a hundred times a second redraws the panel twenty times a second.
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
