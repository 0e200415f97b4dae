/** Maximum length of a cell, in UTF-16 code units. */
const MAX_CELL_CHARS = 52

/** Formats rows as a plain-text table with the titles on its first line. */
export function table(titles: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = [titles, ...rows.map((row) => titles.map((title) => shortened(row[title] ?? '')))]
  const widths = titles.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))
  const text = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  const rule = widths.map((width) => '─'.repeat(width))
  return [titles, rule, ...lines.slice(1)].map((cells) => text(cells).trimEnd()).join('\n')
}

function shortened(cell: string): string {
  return cell.length > MAX_CELL_CHARS ? `${cell.slice(0, MAX_CELL_CHARS - 1)}…` : cell
}
