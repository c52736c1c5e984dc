/** Row 28 of docs/BEHAVIOR.md#decision, the only one that pays. */
import type { ContextResult } from '../domain/evidence.ts';
import { countsChecks, evaluateResults, type Row, type VerdictText } from './row.ts';

/** Row 28. It checks everything that it needs, and does not rely on the rows above. */
export const PASS_ROWS: readonly Row[] = [
  {
    number: 28,
    verdict: 'accept',
    code: 'verified',
    situation: 'everything passes, `checks: none`',
    evaluate: (_seen, policy) =>
      countsChecks(policy)
        ? null
        : {
            message: 'The work is verified, and no checks are asked for.',
            nextStep: 'Escrow is released to the specialist.',
          },
  },
  {
    number: 28,
    verdict: 'accept',
    code: 'checks_passed',
    situation: 'everything passes',
    evaluate: evaluateResults(checksPassed),
  },
];

function checksPassed(results: readonly ContextResult[]): VerdictText | null {
  if (!results.every(({ verdict }) => verdict === 'passed' || verdict === 'skipped')) return null;
  const passed = results.filter(({ verdict }) => verdict === 'passed').length;
  const skipped = results.length - passed;
  const suffix = skipped === 0 ? '' : ` (${skipped} skipped)`;
  const checks = `${passed} required ${passed === 1 ? 'check passes' : 'checks pass'}${suffix}`;
  const message = results.length === 0 ? 'No check is required, which when-no-required-checks allows' : checks;
  return { message: `${message}, and the work is verified.`, nextStep: 'Escrow is released to the specialist.' };
}
