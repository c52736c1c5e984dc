/** Renders a mission's history as a Mermaid timeline. The history list has the same content as text. */
import type { HistoryEntry } from '../../core/domain/outcome.ts';
import { cut } from '../../core/text.ts';
import { formatDuration } from '../markdown/format.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { fence } from '../markdown/markdown.ts';

/** The most columns. More would be too narrow to read, so only the first one and the newest are shown. */
const COLUMNS = 8;
const EVENTS_PER_COLUMN = 4;
const MAX_LABEL_LENGTH = 70;

/** Renders a fenced `mermaid` block. Times count from the first event, `0 s`. @returns null if there are fewer than 2 events */
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

/** The events of one time. */
interface Column {
  readonly time: string;
  readonly texts: string[];
}

/** Groups events into columns. Events of the same minute (or second) share one. */
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

/** Replaces `:`, `;`, `#`, `%%`, quotes, and the like, because Mermaid can't escape them. */
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
