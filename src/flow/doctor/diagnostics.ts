/** The doctor's round: every read that a hire or a settlement would need, none of their writes (docs/BEHAVIOR.md#setup-check). */
import type { ConfigReading } from '../../core/config/config.ts';
import type { RequiredReading } from '../../core/domain/checks.ts';
import type { Finding } from '../../core/domain/finding.ts';
import {
  judgeApiUrl,
  judgeConfig,
  judgeGate,
  judgeMonth,
  judgePermission,
  judgeRequired,
} from '../../core/doctor/findings.ts';
import { fail, ok, warn } from '../../core/domain/finding.ts';
import { findDeclared, judgeWorkflows, tellCaveats } from '../../core/doctor/workflow-findings.ts';
import type { RunContext } from '../../core/domain/event.ts';
import { sumMonthCents } from '../../core/order/monthly-spend.ts';
import type { GitHub, Inspection, RepositoryFacts } from '../../core/ports/github.ts';
import type { Marketplace } from '../../core/ports/marketplace.ts';
import type { Clock } from '../../core/ports/runtime.ts';
import type { Settings } from '../../core/domain/settings.ts';
import { cut } from '../../core/text.ts';
import type { Scope, WorkflowUse } from '../../core/doctor/workflow-file.ts';
import { SCOPES } from '../../core/doctor/workflow-file.ts';
import { readFailure } from '../shared/remote-error.ts';

/** What the doctor looks at, and with what. */
export interface DoctorInput {
  readonly marketplace: Marketplace;
  readonly github: GitHub;
  readonly inspection: Inspection;
  readonly clock: Clock;
  readonly run: RunContext;
  /** By inputs alone where the config file cannot be used. */
  readonly settings: Settings;
  readonly usualApiUrl: string;
  /** `null`: it could not be read, which a finding of its own says. */
  readonly config: { readonly reading: ConfigReading; readonly isNamed: boolean } | null;
  /** Uses of the action in a workflow file; a string: why the file cannot be understood. */
  readonly findUses: (path: string, text: string) => readonly WorkflowUse[] | string;
  readonly sandbox: boolean;
  /** What the API key should be, where the one given has another shape: it is sent to nobody. `null`: it is in order. */
  readonly expectedKey: string | null;
}

/** Looks at everything; what cannot be read is a finding. */
export async function runDiagnostics(patient: DoctorInput): Promise<readonly Finding[]> {
  const { settings, inspection, run, github } = patient;
  const { defaultBranch } = run.repository;
  const [market, facts, workflows, required, rules] = await Promise.all([
    diagnoseMarketplace(patient),
    attempt(() => inspection.readRepository()),
    attempt(() => inspection.listWorkflows()),
    github.checks.readRequired(defaultBranch),
    attempt(() => inspection.listRuleTypes(defaultBranch)),
  ]);
  // Rules that cannot be read are told with the required checks.
  const hasQueue = rules.kind === 'read' && rules.value.includes('merge_queue');
  const read = readUses(patient, workflows);
  const token = await diagnoseToken(patient, { facts, workflows, uses: read.uses });
  return [
    ...market,
    ...token,
    ...judgeRequired(required, defaultBranch, settings),
    ...(await diagnosePull(patient)),
    ...judgeGate(required, defaultBranch, settings.gate.context),
    ...(patient.config === null
      ? []
      : judgeConfig(patient.config.reading, settings.configFile, patient.config.isNamed)),
    ...read.findings,
    ...(workflows.kind === 'failed'
      ? []
      : judgeWorkflows(read.uses, settings, { requiresGate: isGateRequired(required, settings), hasQueue })),
    ...(facts.kind === 'read' ? tellCaveats(facts.value.viewer) : []),
  ];
}

type Attempt<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'failed'; readonly why: string; readonly fix: string };

/** An adapter's error is an answer here; a bug stays one. */
async function attempt<T>(read: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: 'read', value: await read() };
  } catch (error) {
    const failure = readFailure(error);
    if (failure === null) throw error;
    return { kind: 'failed', why: cut(`${failure.what}: ${failure.why}`, 400), fix: failure.fix };
  }
}

async function diagnoseMarketplace(patient: DoctorInput): Promise<Finding[]> {
  const { marketplace, settings, clock, usualApiUrl, sandbox, expectedKey } = patient;
  const place = sandbox
    ? warn(
        'api-url',
        'the embedded sandbox: a trial, without account and money',
        'Give a real `api-key` when you have one.',
      )
    : judgeApiUrl(settings.apiUrl, usualApiUrl);
  if (expectedKey !== null) {
    const say = `expected ${expectedKey}; nothing was asked of the marketplace`;
    return [place, fail('api-key', say, 'Correct the secret that `api-key` names, or write `sandbox` for a trial.')];
  }
  const listed = await attempt(() => marketplace.listSpecialists());
  if (listed.kind === 'failed') return [place, fail('marketplace', listed.why, listed.fix)];
  const count = listed.value.length;
  const reach =
    count > 0
      ? ok('marketplace', `reached, key accepted, ${count} specialists listed`)
      : warn(
          'marketplace',
          'reached, key accepted, but no specialist is listed',
          'Look at the marketplace again later.',
        );
  const missions = await attempt(() => marketplace.listMissions());
  if (missions.kind === 'failed') return [place, reach, fail('missions', missions.why, missions.fix)];
  const { monthlyBudgetCents } = settings.limits;
  return [
    place,
    reach,
    ok('missions', `${missions.value.length} missions under this key`),
    judgeMonth(monthlyBudgetCents, sumMonthCents(missions.value, clock.now())),
  ];
}

interface Seen {
  readonly facts: Attempt<RepositoryFacts>;
  readonly workflows: Attempt<unknown>;
  readonly uses: readonly WorkflowUse[];
}

async function diagnoseToken(patient: DoctorInput, { facts, workflows, uses }: Seen): Promise<Finding[]> {
  if (facts.kind === 'failed') return [fail('github-token', facts.why, facts.fix)];
  const { isPrivate, isArchived, hasIssues, viewer } = facts.value;
  const findings: Finding[] = [ok('github-token', `acts as ${cut(viewer, 60)}`)];
  if (isArchived) {
    findings.push(fail('repository', 'it is archived, so nothing can be written in it', 'Unarchive it.'));
  }
  if (!hasIssues) {
    findings.push(
      warn('repository', 'issues are turned off', 'Turn issues on, or hire by labels on pull requests or by inputs.'),
    );
  }
  const refusals = await Promise.all(SCOPES.map((scope) => readRefusal(patient, scope, workflows)));
  const judged = SCOPES.map((scope, index) =>
    judgePermission(
      { scope, refused: refusals[index] ?? null, declared: findDeclared(uses, scope), isPublic: !isPrivate },
      patient.settings.lock,
    ),
  );
  return [...findings, ...judged];
}

/** Why the read that needs a permission was refused. */
async function readRefusal(
  { inspection, github, run }: DoctorInput,
  scope: Scope,
  workflows: Attempt<unknown>,
): Promise<string | null> {
  switch (scope) {
    case 'contents':
      return workflows.kind === 'failed' ? workflows.why : null;
    case 'actions': {
      const end = await github.runs.readEnd(run.runId, run.runAttempt);
      return end.kind === 'unknown' ? end.why : null;
    }
    case 'checks':
    case 'statuses':
    case 'issues':
    case 'pull-requests':
      return inspection.probe(scope);
  }
}

/** The third read of the required checks needs a pull request (docs/GITHUB-FACTS.md#required-check-reads). */
async function diagnosePull({ inspection, github }: DoctorInput): Promise<Finding[]> {
  const topic = 'checks of a pull request';
  const found = await attempt(async () => {
    const number = await inspection.findOpenPull();
    return number === null ? null : github.pulls.read(number);
  });
  if (found.kind === 'failed') return [fail(topic, found.why, found.fix)];
  if (found.value === null) return [ok(topic, 'no pull request is open to try it on')];
  const reading = await github.checks.readForPull(found.value);
  if (reading.kind === 'unavailable') {
    return [
      fail(
        topic,
        `those of #${found.value.number} cannot be read: ${cut(reading.why, 300)}`,
        'Give the job `checks: read`, `statuses: read` and `pull-requests: read`.',
      ),
    ];
  }
  const required = reading.reported.filter((one) => one.required).length;
  return [ok(topic, `#${found.value.number}: ${reading.reported.length} reported, ${required} of them required`)];
}

function readUses(
  { findUses }: DoctorInput,
  workflows: Awaited<ReturnType<typeof attempt<Awaited<ReturnType<Inspection['listWorkflows']>>>>>,
): { readonly uses: readonly WorkflowUse[]; readonly findings: readonly Finding[] } {
  if (workflows.kind === 'failed') return { uses: [], findings: [] };
  const found = workflows.value.map(({ path, text }) => ({ path, uses: findUses(path, text) }));
  return {
    uses: found.flatMap(({ uses }) => (typeof uses === 'string' ? [] : uses)),
    findings: found.flatMap(({ path, uses }) =>
      typeof uses === 'string' ? [warn('workflows', `${path} cannot be understood: ${uses}`, 'Correct the file.')] : [],
    ),
  };
}

function isGateRequired(reading: RequiredReading, { gate }: Settings): boolean {
  return reading.kind === 'read' && reading.required.some(({ name }) => name === gate.context);
}
