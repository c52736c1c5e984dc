/** Converts an Outcome to outputs and an annotation (docs/BEHAVIOR.md#outputs). Pure. */
import type { Mission } from '../../core/domain/mission.ts';
import type { MissionView, Outcome } from '../../core/domain/outcome.ts';
import type { Log } from '../../core/ports/runtime.ts';
import type { Failure } from '../../core/ports/errors.ts';
import { OUTPUTS, type OutputName } from '../input/contract.ts';
import { formatFailure } from '../failure.ts';
import {
  toExitCode,
  toEvaluatedSha,
  countReworks,
  toMissionJson,
  toResult,
  toSpecialistJson,
  toUsd,
  toVerdictOutput,
} from './result.ts';

/** Every output of the contract. Empty if it has no value. */
export type Outputs = Readonly<Record<OutputName, string>>;

/** The longest one-line text in an output, in UTF-16 units. */
const MAX_TEXT_LENGTH = 4_000;
/** The longest output `missions`, in UTF-16 units. */
const MAX_MISSIONS_LENGTH = 512 * 1024;

/** How a step ended. `failure` is what was thrown, `null` if nothing was. */
export interface StepResult {
  readonly outcome: Outcome;
  readonly failure: Failure | null;
}

/** Raises one error for a failed step, with the failure's full text, and one warning for a held step. */
export function annotate({ outcome, failure }: StepResult, log: Log): void {
  if (failure !== null) {
    log.error(formatFailure(failure));
    return;
  }
  const text = [`orkestro: ${outcome.message} (${outcome.code})`, outcome.nextStep]
    .filter((line) => line !== '')
    .join('\n');
  if (toExitCode(outcome) === 1) log.error(text);
  else if (outcome.kind === 'held') log.warning(text);
}

const EMPTY_OUTPUTS = Object.fromEntries(OUTPUTS.map(({ name }) => [name, ''])) as Outputs;

/** Converts an outcome to all outputs of docs/BEHAVIOR.md#outputs. `receiptPath` is the receipt's file, `null` if there is none. */
export function toOutputs(outcome: Outcome, receiptPath: string | null): Outputs {
  const { view, specialists, views, receipt } = outcome;
  return {
    ...EMPTY_OUTPUTS,
    outcome: outcome.kind,
    'reason-code': outcome.code,
    reason: oneLine(outcome.message),
    'comment-url': url(outcome.commentUrl),
    ...(view === null ? {} : toViewOutputs(view)),
    specialists: specialists === null ? '' : JSON.stringify(specialists.map(toSpecialistJson)),
    missions: formatMissions(views),
    receipt: receipt === null ? '' : JSON.stringify(receipt),
    'receipt-path': receiptPath ?? '',
    result: JSON.stringify(toResult(outcome, receiptPath)),
  };
}

/**
 * Formats the output `missions`. All outputs of a job share one limit, so a list that is too long is reduced to the missions
 * that changed. Empty if even those are too long.
 */
function formatMissions(views: readonly MissionView[]): string {
  const notable = views.filter(({ outcome }) => outcome !== 'pending');
  const fitting = [views, notable].map((some) => JSON.stringify(some.map(toMissionJson)));
  return views.length === 0 ? '' : (fitting.find((text) => text.length <= MAX_MISSIONS_LENGTH) ?? '');
}

/** Converts the outputs of a mission view. */
function toViewOutputs(view: MissionView): Partial<Outputs> {
  const { mission, verdict } = view;
  return {
    verdict: toVerdictOutput(verdict),
    'pr-number': count(view.pull?.number ?? null),
    'head-sha': sha(toEvaluatedSha(view)),
    ...(mission === null ? {} : toMissionOutputs(mission, view.round)),
  };
}

/** Converts the outputs of the mission itself. */
function toMissionOutputs(mission: Mission, round: number): Partial<Outputs> {
  return {
    'mission-id': oneLine(mission.id),
    'mission-status': oneLine(mission.status),
    verification: mission.verification,
    'escrow-status': oneLine(mission.escrowStatus),
    specialist: oneLine(mission.specialist),
    rank: count(mission.rank),
    'budget-usd': toUsd(mission.budgetCents) ?? '',
    'rework-count': count(countReworks(mission, round)),
  };
}

/** Returns foreign text on one line, cut and without control characters. */
function oneLine(text: string | null): string {
  return (text ?? '')
    .slice(0, MAX_TEXT_LENGTH)
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .toWellFormed()
    .trim();
}

/** Formats a number. Empty if it is unknown. */
function count(value: number | null): string {
  return Number.isFinite(value) ? String(value) : '';
}

/** Returns a commit SHA. Empty if the value is none. */
function sha(value: string | null): string {
  return value !== null && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) ? value : '';
}

/** Returns an http(s) URL. Empty if the value is none. */
function url(value: string | null): string {
  return value !== null && /^https?:\/\/[\x21-\x7e]+$/.test(value) ? value : '';
}
