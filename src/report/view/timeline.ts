/** A mission's history as a Mermaid timeline. The history list says the same in words. */
import type { HistoryEntry } from '../../core/domain/outcome.ts';
import { cut } from '../../core/text.ts';
import { formatDuration } from '../markdown/format.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { fence } from '../markdown/markdown.ts';

/** More columns than this are too narrow to read; the first one and the newest stay. */
const COLUMNS = 8;
const EVENTS_PER_COLUMN = 4;
const MAX_LABEL_LENGTH = 70;

/** A fenced `mermaid` block; `null` for fewer than two events. Times count from the first event, which is `0 s`. */
export function renderTimeline(history: readonly HistoryEntry[]): Markdown | null {
  const [first] = history;
  if (first === undefined || history.length < 2) return null;
  const columns = toColumns(history, first.at);
  const shown = columns.length <= COLUMNS ? columns : [...columns.slice(0, 1), ...columns.slice(1 - COLUMNS)];
  const lines = shown.map(({ time, texts }) => {
    const labels = texts.slice(-EVENTS_PER_COLUMN).map(toLabel);
    return `    ${[time, ...labels].join(' : ')}`;
  });
  return fence(['timeline', ...lines].join('\n'), 'mermaid');
}

interface Column {
  readonly time: string;
  readonly texts: string[];
}

/** Events that happened in the same minute (or second) share a column. */
function toColumns(history: readonly HistoryEntry[], start: number): readonly Column[] {
  const columns: Column[] = [];
  for (const { at, text } of history) {
    const time = formatDuration(at - start);
    const last = columns.at(-1);
    if (last?.time === time) last.texts.push(text);
    else columns.push({ time, texts: [text] });
  }
  return columns;
}

/** Mermaid's syntax has no escape for `:`, `;`, `#`, `%%` and quotes: words, likenesses or nothing instead of them. */
function toLabel(untrusted: string): string {
  const plain = cut(untrusted, 4 * MAX_LABEL_LENGTH)
    .replace(/#(?=\d)/g, 'no. ')
    .replace(/:(?=\s|$)/g, ' –')
    .replace(/%{2,}/g, '%')
    .replace(/\$(?!\d)|[^\p{L}\p{N}\p{M} .,()/+$%–_'-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' ? 'something happened' : cut(plain, MAX_LABEL_LENGTH);
}
