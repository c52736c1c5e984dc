/** The README's decision table, from the very rows that decide (src/core/policy/decide.ts). */
import { DECISION_TABLE } from '../../src/core/policy/decide.ts';
import { linkReason } from './reasons.ts';
import { renderTable } from './table.ts';

export function renderDecisionTable(): string {
  const rows = DECISION_TABLE.map(({ number, situation, verdict, code }) => [
    String(number),
    situation,
    verdict === 'accept' ? '**accept**' : verdict,
    linkReason(code, 'docs/'),
  ]);
  return `\n${renderTable(['#', 'situation', 'verdict', 'reason code'], rows)}\n`;
}
