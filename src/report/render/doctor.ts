/** Renders the findings of the setup check as a table, failures first. */
import type { Finding } from '../../core/domain/finding.ts';
import { cut } from '../../core/text.ts';
import type { Markdown } from '../markdown/markdown.ts';
import { gfm, table, text } from '../markdown/markdown.ts';

const MAX_CELL_LENGTH = 500;
const MAX_ROWS = 200;
const ICONS = { fail: '❌ fail', warn: '⚠️ warn', ok: '✅ ok' } as const;
const ORDER = ['fail', 'warn', 'ok'] as const;

/** Returns the headline: `Doctor: 1 fail, 2 warn, 9 ok`. */
export function toDoctorHeadline(findings: readonly Finding[]): string {
  const counts = ORDER.map((grade) => [grade, findings.filter((one) => one.grade === grade).length] as const);
  const parts = counts.filter(([, count]) => count > 0).map(([grade, count]) => `${count} ${grade}`);
  return `Doctor: ${parts.join(', ')}`;
}

/** Renders at most 200 findings. */
export function renderFindings(findings: readonly Finding[]): Markdown {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.grade) - ORDER.indexOf(b.grade));
  const rows = sorted
    .slice(0, MAX_ROWS)
    .map(({ grade, topic, message, fix }) => [
      gfm`${ICONS[grade]}`,
      text(cut(topic, 80)),
      text(cut(message, MAX_CELL_LENGTH)),
      fix === null ? gfm`–` : text(cut(fix, MAX_CELL_LENGTH)),
    ]);
  return table([gfm`Result`, gfm`What`, gfm`Found`, gfm`Fix`], rows);
}
