/** Outcome → outputs, exit code and annotation (spec §3). Pure. */
import type { ContextResult } from '../core/evidence.ts';
import type { Mission, Specialist } from '../core/mission.ts';
import type { Verdict } from '../core/model.ts';
import type { MissionPage, Outcome } from '../core/outcome.ts';
import type { Failure, Log } from '../core/ports.ts';
import { OUTPUTS, type OutputName } from './contract.ts';
import { formatFailure } from './failure.ts';

/** Every output of the contract; empty where there is nothing to say. */
export type Outputs = Readonly<Record<OutputName, string>>;

/** Longest one-line text in an output. */
const MAX_TEXT = 4_000;
/** Above this, `result` leaves out the lists that have outputs of their own. A job's outputs may hold 1 MiB together. */
const MAX_RESULT = 256 * 1024;
/** Above this, `missions` tells only of those that something happened to. */
const MAX_MISSIONS = 512 * 1024;

/** 1 for `failed` and for `on-timeout: fail`, 0 for everything else: a hold is no failure (spec §3). */
export function exitCode(outcome: Outcome): 0 | 1 {
  return outcome.kind === 'failed' || outcome.exitWithFailure ? 1 : 0;
}

/** How a step ended; `failure` is what was thrown on the way, `null` where the outcome says it all. */
export interface Ending {
  readonly outcome: Outcome;
  readonly failure: Failure | null;
}

/** A held step raises one warning, a failing one one error (a failure's full text); the others raise nothing. */
export function annotate({ outcome, failure }: Ending, log: Log): void {
  if (failure !== null) {
    log.error(formatFailure(failure));
    return;
  }
  const text = [`orkestro: ${outcome.say} (${outcome.code})`, outcome.next].filter((line) => line !== '').join('\n');
  if (exitCode(outcome) === 1) log.error(text);
  else if (outcome.kind === 'held') log.warning(text);
}

const BLANK = Object.fromEntries(OUTPUTS.map(({ name }) => [name, ''])) as Outputs;

/** All outputs of spec §3. `receiptPath` is where the receipt was written; `null`: nowhere. */
export function toOutputs(outcome: Outcome, receiptPath: string | null): Outputs {
  const { page, specialists, pages, receipt } = outcome;
  return {
    ...BLANK,
    outcome: outcome.kind,
    'reason-code': outcome.code,
    reason: oneLine(outcome.say),
    'comment-url': url(outcome.commentUrl),
    ...(page === null ? {} : pageOutputs(page)),
    specialists: specialists === null ? '' : JSON.stringify(specialists.map(toSpecialistJson)),
    missions: missionsJson(pages),
    receipt: receipt === null ? '' : JSON.stringify(receipt),
    'receipt-path': receiptPath ?? '',
    result: resultJson(outcome, receiptPath),
  };
}

/** A job's outputs have to fit together: of very many missions those are told that something happened to, or none. */
function missionsJson(pages: readonly MissionPage[]): string {
  const eventful = pages.filter(({ outcome }) => outcome !== 'pending');
  const fitting = [pages, eventful].map((some) => JSON.stringify(some.map(toMissionJson)));
  return pages.length === 0 ? '' : (fitting.find((text) => text.length <= MAX_MISSIONS) ?? '');
}

function pageOutputs(page: MissionPage): Partial<Outputs> {
  const { mission, verdict } = page;
  return {
    verdict: verdictWord(verdict),
    'pr-number': count(page.pull?.number ?? null),
    'head-sha': sha(judgedSha(page)),
    ...(mission === null ? {} : missionOutputs(mission, page.round)),
  };
}

function missionOutputs(mission: Mission, round: number): Partial<Outputs> {
  return {
    'mission-id': oneLine(mission.id),
    'mission-status': oneLine(mission.status),
    verification: mission.verification,
    'escrow-status': oneLine(mission.escrowStatus),
    specialist: oneLine(mission.specialist),
    rank: count(mission.rank),
    'budget-usd': toUsd(mission.budgetCents) ?? '',
    'rework-count': count(reworkCount(mission, round)),
  };
}

/** The vocabulary of spec §1 has four verdicts; a mission accepted already counts as accepted. */
function verdictWord({ kind }: Verdict): string {
  return kind === 'done' ? 'accept' : kind;
}

function reworkCount(mission: Mission, round: number): number {
  return mission.reworkCount ?? Math.max(0, round - 1);
}

function judgedSha(page: MissionPage): string | null {
  return page.evidence?.sha ?? page.pull?.headSha ?? null;
}

function resultJson(outcome: Outcome, receiptPath: string | null): string {
  const base = {
    schema_version: 1,
    outcome: outcome.kind,
    reason_code: outcome.code,
    reason: outcome.say,
    next: outcome.next,
    mission: outcome.page === null ? null : toMissionJson(outcome.page),
    comment_url: outcome.commentUrl,
    receipt: outcome.receipt,
    receipt_path: receiptPath,
    exit_code: exitCode(outcome),
    ...(outcome.settings !== undefined && { settings: outcome.settings }),
    ...(outcome.findings !== undefined && { findings: outcome.findings }),
  };
  const whole = JSON.stringify({
    ...base,
    missions: outcome.pages.map(toMissionJson),
    specialists: outcome.specialists?.map(toSpecialistJson) ?? [],
    omitted: [],
  });
  if (whole.length <= MAX_RESULT) return whole;
  return JSON.stringify({
    ...base,
    receipt: null,
    missions: [],
    specialists: [],
    omitted: ['missions', 'receipt', 'specialists'],
  });
}

/** One mission's page as data. Money in US dollars as text, as in the outputs. */
function toMissionJson(page: MissionPage): Readonly<Record<string, unknown>> {
  const { verdict, evidence, brief } = page;
  return {
    subject: page.subject,
    reference: page.reference,
    generation: page.generation,
    verdict: verdictWord(verdict),
    outcome: page.outcome,
    reason_code: verdict.code,
    reason: verdict.say,
    next: verdict.next,
    ...toTermsJson(page.mission, page.round),
    pr_number: page.pull?.number ?? null,
    head_sha: judgedSha(page),
    checks: evidence?.results.map(toCheckJson) ?? null,
    checks_problem: page.evidenceProblem,
    brief_sha256: brief?.hash ?? null,
    gate_open: page.gateOpen,
    warnings: page.warnings,
    sandbox: page.sandbox,
    dry_run: page.dryRun,
  };
}

function toTermsJson(mission: Mission | null, round: number): Readonly<Record<string, unknown>> {
  if (mission === null) return { mission_id: null };
  return {
    mission_id: mission.id,
    mission_status: mission.status,
    verification: mission.verification,
    escrow_status: mission.escrowStatus,
    specialist: mission.specialist,
    rank: mission.rank,
    budget_usd: toUsd(mission.budgetCents),
    rework_count: reworkCount(mission, round),
  };
}

function toCheckJson(result: ContextResult): Readonly<Record<string, unknown>> {
  const { name, verdict, state, kind, appId, appName, url: link, source } = result;
  return { name, verdict, state, kind, app_id: appId, app: appName, url: link, required_by: source };
}

/** The marketplace's own member names. */
function toSpecialistJson(specialist: Specialist): Readonly<Record<string, unknown>> {
  const { name, persona, type, tier, rank, score, missions, price } = specialist;
  return { name, persona, type, tier, rank, score, missions, price };
}

/** Integer cents as `120.00`. */
function toUsd(cents: number | null): string | null {
  return cents === null ? null : (cents / 100).toFixed(2);
}

/** Foreign text as one line without control characters, cut. */
function oneLine(text: string | null): string {
  return (text ?? '')
    .slice(0, MAX_TEXT)
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .toWellFormed()
    .trim();
}

function count(value: number | null): string {
  return Number.isFinite(value) ? String(value) : '';
}

function sha(value: string | null): string {
  return value !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : '';
}

function url(value: string | null): string {
  return value !== null && /^https?:\/\/[\x21-\x7e]+$/.test(value) ? value : '';
}
