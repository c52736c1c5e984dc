/** The doctor's findings as a table, what fails first. */
import type { Finding } from '../core/doctor.ts';
import { cut } from '../core/text.ts';
import type { Markdown } from './markdown.ts';
import { gfm, table, text } from './markdown.ts';

const CELL = 500;
const ROWS = 200;
const ICONS = { fail: '❌ fail', warn: '⚠️ warn', ok: '✅ ok' } as const;
const ORDER = ['fail', 'warn', 'ok'] as const;

/** At most 200 rows. */
export function renderFindings(findings: readonly Finding[]): Markdown {
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(a.grade) - ORDER.indexOf(b.grade));
  const rows = sorted
    .slice(0, ROWS)
    .map(({ grade, topic, say, fix }) => [
      gfm`${ICONS[grade]}`,
      text(cut(topic, 80)),
      text(cut(say, CELL)),
      text(fix === null ? '' : cut(fix, CELL)),
    ]);
  return table([gfm`Result`, gfm`What`, gfm`Found`, gfm`Fix`], rows);
}
