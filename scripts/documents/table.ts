/** Markdown tables as they are generated: one line a row, no padding, so that one long cell doesn't widen them all. */

/** Prettier would pad every cell to the widest one; the two comments keep it from doing so. */
export function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    '<!-- prettier-ignore-start -->',
    line(head),
    `|${head.map(() => ' --- |').join('')}`,
    ...rows.map(line),
    '<!-- prettier-ignore-end -->',
  ].join('\n');
}
