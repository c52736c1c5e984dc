/** Generates the JSON Schema of the receipt, checked against its type. */
import type { ContextResult } from '../../src/core/domain/evidence.ts';
import type { Verdict } from '../../src/core/domain/model.ts';
import { REASON_CODES } from '../../src/core/domain/model.ts';
import type { Receipt } from '../../src/core/domain/outcome.ts';
import type { Node } from './json-schema.ts';
import {
  count,
  digest,
  flag,
  list,
  nullable,
  number,
  object,
  renderSchema,
  withDescription,
  sha,
  text,
  enumOf,
} from './json-schema.ts';

/** The schema's ID. It is also the predicate type of an attestation, so that its readers find the schema. */
const RECEIPT_TYPE = 'https://github.com/orkestro/orkestro-action/receipt/v1';

/** A reason code. */
export const reasonCode: Node = { enum: REASON_CODES };

const DECIDED = enumOf<Verdict['kind']>({ done: true, accept: true, rework: true, wait: true, hold: true });

/** A check's result and why it counted, shared with the output `result`. */
export const CHECK: Node = object<Receipt['checks'][number]>({
  name: text,
  kind: nullable(enumOf<NonNullable<ContextResult['kind']>>({ check_run: true, status: true })),
  app_id: nullable({ type: 'integer' }),
  app: nullable(text),
  state: withDescription(
    "GitHub's own word; null where nothing was reported.",
    nullable(
      enumOf<NonNullable<ContextResult['state']>>({
        ...{ success: true, neutral: true, skipped: true, failure: true, error: true, pending: true },
        ...{ action_required: true, cancelled: true, timed_out: true, stale: true, startup_failure: true },
        unknown: true,
      }),
    ),
  ),
  verdict: withDescription(
    'What it counts as.',
    enumOf<ContextResult['verdict']>({
      ...{ passed: true, skipped: true, pending: true, failed: true, needs_approval: true, inconclusive: true },
      ...{ wrong_source: true, missing: true },
    }),
  ),
  url: nullable(text),
  required_by: enumOf<ContextResult['source']>({
    ruleset: true,
    classic: true,
    required: true,
    listed: true,
    all: true,
  }),
});

/** A receipt. */
export const RECEIPT: Node = object<Receipt>({
  schema_version: { const: 1 },
  repository: object<Receipt['repository']>({
    id: withDescription("GitHub's numeric id, which survives renames.", count),
    name: text,
  }),
  subject: withDescription('What the mission was posted for: `issue #12`, `pull_request #13` or `run …`.', text),
  reference: text,
  generation: count,
  mission: object<Receipt['mission']>({
    id: text,
    status: withDescription("The marketplace's own word.", text),
    specialist: nullable(text),
    rank: nullable(number),
    budget_cents: withDescription('US dollars in integer cents.', nullable(count)),
    escrow_status: nullable(text),
    verification: withDescription("The independent verification, in the marketplace's own word.", nullable(text)),
  }),
  brief_sha256: withDescription('Over title, description and Definition of Done as authorized.', nullable(digest)),
  decision: object<Receipt['decision']>({
    verdict: DECIDED,
    reason_code: reasonCode,
    reason: text,
    by: withDescription('`policy`, or the login of the person who decided.', text),
    overrides: withDescription('What the policy said, where a person decided otherwise.', nullable(reasonCode)),
    exception: withDescription('A rule that was set aside for that person.', nullable(text)),
    at: { type: 'string', format: 'date-time' },
    round: withDescription('1 + reworks that took effect before.', count),
  }),
  head_sha: withDescription('The commit that was judged.', nullable(sha)),
  pull_request: nullable(count),
  rule_sources: withDescription(
    'Where the required checks were read from.',
    nullable(
      object<NonNullable<Receipt['rule_sources']>>({
        rules: enumOf<NonNullable<Receipt['rule_sources']>['rules']>({ read: true, not_on_plan: true }),
        classic: enumOf<NonNullable<Receipt['rule_sources']>['classic']>({ read: true, none: true, denied: true }),
      }),
    ),
  ),
  checks: list(CHECK),
  sandbox: withDescription('True for a trial: no real money was moved.', flag),
  digest: withDescription('SHA-256 over everything else as JSON with sorted members and no spaces.', digest),
});

/** Renders schema/receipt.schema.json. */
export function renderReceiptSchema(): string {
  const description =
    'What was judged and paid, by whom and on what evidence. Fit as the predicate of an in-toto statement.';
  return renderSchema(RECEIPT_TYPE, 'Orkestro action: receipt', description, RECEIPT);
}
