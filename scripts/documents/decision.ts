/** Generates the README's decision table from the rows of src/core/policy/decide.ts. */
import { DECISION_TABLE } from '../../src/core/policy/decide.ts';
import { linkReason } from './reasons.ts';
import { renderTable } from './table.ts';

/** Renders the decision table. */
export function renderDecisionTable(): string {
  const rows = DECISION_TABLE.map(({ number, situation, verdict, code }) => [
    String(number),
    situation,
    verdict === 'accept' ? '**accept**' : verdict,
    linkReason(code, 'docs/'),
  ]);
  return `\n${renderTable(['#', 'situation', 'verdict', 'reason code'], rows)}\n`;
}
