/** Renders generated Markdown tables without padding, so that one long cell does not widen every row. */

/** Renders a table between two comments that keep Prettier from padding its cells. */
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
