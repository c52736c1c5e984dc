/**
 * The receipt: what was decided, by whom, and on what evidence, with a digest of its canonical JSON
 * (docs/BEHAVIOR.md#receipt).
 */
import { canonicalJson, sha256 } from '../digest.ts';
import type { ContextResult } from '../domain/evidence.ts';
import type { Mission } from '../domain/mission.ts';
import type { ReasonCode, Subject } from '../domain/model.ts';
import type { MissionView, Receipt } from '../domain/outcome.ts';

/** Who decided (`policy` or `@login`), the policy's reason code that a person overrode, and a rule set aside for them. */
export interface Decider {
  readonly by: string;
  readonly overrides: ReasonCode | null;
  readonly exception: string | null;
}

/**
 * Creates the receipt of a mission.
 *
 * @returns null if there is no mission
 */
export function createReceipt(view: MissionView, decider: Decider): Receipt | null {
  if (view.mission === null) return null;
  const { repository, evidence } = view;
  const content: Omit<Receipt, 'digest'> = {
    schema_version: 1,
    repository: { id: repository.id, name: `${repository.owner}/${repository.name}` },
    subject: formatSubject(view.subject),
    reference: view.reference,
    generation: view.generation,
    mission: toMissionPart(view.mission),
    brief_sha256: view.brief?.hash ?? null,
    decision: toDecisionPart(view, decider),
    ...toDeliveryPart(view),
    rule_sources: evidence === null ? null : { rules: evidence.sources.rules, classic: evidence.sources.classic },
    checks: evidence === null ? [] : evidence.results.map(toCheckPart),
    sandbox: view.sandbox,
  };
  return { ...content, digest: computeDigest(content) };
}

/** Returns whether the digest of a receipt matches its content. */
export function verifyReceipt(receipt: Receipt): boolean {
  const { digest, ...content } = receipt;
  return digest === computeDigest(content);
}

function computeDigest(content: Omit<Receipt, 'digest'>): string {
  return sha256(canonicalJson(content));
}

function formatSubject(subject: Subject): string {
  if (subject.kind === 'run') return `run ${subject.runId}/${subject.job}/${subject.index}/${subject.step}`;
  return `${subject.kind} #${subject.number}`;
}

function toMissionPart(mission: Mission): Receipt['mission'] {
  return {
    id: mission.id,
    status: mission.status,
    specialist: mission.specialist,
    rank: mission.rank,
    budget_cents: mission.budgetCents,
    escrow_status: mission.escrowStatus,
    verification: mission.verificationText,
  };
}

function toDecisionPart({ verdict, now, round }: MissionView, decider: Decider): Receipt['decision'] {
  const { kind, code, message } = verdict;
  return { verdict: kind, reason_code: code, reason: message, ...decider, at: new Date(now).toISOString(), round };
}

/** Returns the commit that was judged: the one whose checks were read, or else the head of the pull request. */
function toDeliveryPart({ evidence, pull }: MissionView): Pick<Receipt, 'head_sha' | 'pull_request'> {
  return { head_sha: evidence?.sha ?? pull?.headSha ?? null, pull_request: pull?.number ?? null };
}

function toCheckPart(result: ContextResult): Receipt['checks'][number] {
  return {
    name: result.name,
    kind: result.kind,
    app_id: result.appId,
    app: result.appName,
    state: result.state,
    verdict: result.verdict,
    url: result.url,
    required_by: result.source,
  };
}
