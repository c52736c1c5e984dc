/** Generates the JSON Schema of the output `result`, checked against its types. `missions` and `specialists` are lists of its parts. */
import type { MissionJson, OmittedMember, ResultJson, VerdictOutput } from '../../src/action/output/result.ts';
import type { SettingOrigin } from '../../src/core/domain/settings.ts';
import type { Finding } from '../../src/core/domain/finding.ts';
import type { Specialist, Verification } from '../../src/core/domain/mission.ts';
import type { OutcomeKind, Subject } from '../../src/core/domain/model.ts';
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
import type { Node } from './json-schema.ts';
import { CHECK, RECEIPT, reasonCode } from './receipt-schema.ts';

const OUTCOME = enumOf<OutcomeKind>({
  ...{ accepted: true, reworked: true, pending: true, held: true, skipped: true, failed: true },
});

type Thread = Extract<Subject, { kind: 'issue' | 'pull_request' }>;
type Run = Extract<Subject, { kind: 'run' }>;

const SUBJECT: Node = {
  anyOf: [
    object<Thread>({ kind: enumOf<Thread['kind']>({ issue: true, pull_request: true }), number: count, key: text }, [
      'key',
    ]),
    object<Run>({ kind: { const: 'run' }, runId: text, job: text, index: text, step: text, key: text }, ['key']),
  ],
};

const MISSION = object<MissionJson>({
  subject: { $ref: '#/$defs/subject' },
  reference: text,
  generation: count,
  verdict: enumOf<VerdictOutput>({ accept: true, rework: true, wait: true, hold: true }),
  outcome: OUTCOME,
  reason_code: { $ref: '#/$defs/reason_code' },
  reason: text,
  next: withDescription('What happens next, and who has to do what.', text),
  mission_id: withDescription('null: there is no mission, and so for all members that tell of it.', nullable(text)),
  mission_status: nullable(text),
  verification: nullable(enumOf<Verification>({ passed: true, failed: true, pending: true })),
  escrow_status: nullable(text),
  specialist: nullable(text),
  rank: nullable(number),
  budget_usd: nullable({ type: 'string', pattern: '^\\d+\\.\\d{2}$' }),
  rework_count: nullable(count),
  pr_number: nullable(count),
  head_sha: nullable(sha),
  checks: nullable(list({ $ref: '#/$defs/check' })),
  checks_problem: withDescription('Why the checks could not be read.', nullable(text)),
  brief_sha256: nullable(digest),
  gate_open: flag,
  warnings: list(text),
  sandbox: flag,
  dry_run: flag,
});

const SPECIALIST = object<Specialist>({
  ...{ name: text, persona: nullable(text), type: nullable(text), tier: nullable(text) },
  ...{ rank: nullable(number), score: nullable(number), missions: nullable(number) },
  price: withDescription("The marketplace's own text.", nullable(text)),
});

const SETTING = object<SettingOrigin>({
  name: text,
  value: text,
  source: enumOf<SettingOrigin['source']>({ input: true, label: true, config: true }),
  beaten: withDescription('What the config file says and an input overrode.', nullable(text)),
});

const FINDING = object<Finding>({
  grade: enumOf<Finding['grade']>({ ok: true, warn: true, fail: true }),
  topic: text,
  message: text,
  fix: nullable(text),
});

const RESULT = object<ResultJson>(
  {
    schema_version: { const: 1 },
    outcome: OUTCOME,
    reason_code: { $ref: '#/$defs/reason_code' },
    reason: text,
    next: text,
    mission: nullable({ $ref: '#/$defs/mission' }),
    comment_url: nullable(text),
    receipt: nullable({ $ref: '#/$defs/receipt' }),
    receipt_path: nullable(text),
    exit_code: { enum: [0, 1] },
    settings: withDescription('Settings that are not at their default, and where each came from.', list(SETTING)),
    findings: withDescription('Of mode: doctor.', list(FINDING)),
    missions: withDescription('Of a sync of several missions.', list({ $ref: '#/$defs/mission' })),
    specialists: withDescription('Of mode: discover.', list({ $ref: '#/$defs/specialist' })),
    omitted: withDescription(
      'Left out because the output would be too long: each has an output of its own.',
      list(enumOf<OmittedMember>({ missions: true, receipt: true, specialists: true })),
    ),
  },
  ['settings', 'findings'],
);

/** Renders schema/result.schema.json. */
export function renderResultSchema(): string {
  const parts = { subject: SUBJECT, check: CHECK, mission: MISSION, specialist: SPECIALIST, receipt: RECEIPT };
  const schema = { ...RESULT, $defs: { reason_code: reasonCode, ...parts } };
  const id = 'https://github.com/orkestro/orkestro-action/result/v1';
  return renderSchema(id, 'Orkestro action: output `result`', 'Everything about how a step ended.', schema);
}
