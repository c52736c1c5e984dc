/** Ends of hiring without a mission to follow, and the small facts that both ways of posting share. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Subject, Verdict } from '../../core/domain/model.ts';
import type { OrderPlan } from '../../core/order/order.ts';
import { formatSubject } from '../../core/domain/reference.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { FlowContext, BlockedHire, HireResult } from './context.ts';

/** An order that passed every refusal of docs/BEHAVIOR.md#order-of-refusals. */
export type ReadyOrder = Extract<OrderPlan, { kind: 'order' }>;

/** The subject's key in marks and footers. */
export function formatSubjectKey(context: FlowContext, subject: Subject): string {
  return formatSubject(context.run.repository, subject);
}

interface BlockedHireDetails {
  readonly order?: ReadyOrder | null;
  readonly refused?: boolean;
  readonly generation?: number;
  readonly mission?: Mission | null;
}

/** What is known of a hire that stops here. */
export function describeBlocked(subject: Subject, verdict: Verdict, details: BlockedHireDetails = {}): BlockedHire {
  return {
    verdict,
    subject,
    generation: details.generation ?? 1,
    mission: details.mission ?? null,
    brief: details.order?.brief ?? null,
    droppedComments: details.order?.droppedComments ?? 0,
    warnings: details.order?.warnings ?? [],
    refused: details.refused ?? false,
  };
}

/** A hold as the result of hiring. */
export function holdHire(subject: Subject, verdict: Verdict, details: BlockedHireDetails = {}): HireResult {
  return { kind: 'blocked', blocked: describeBlocked(subject, verdict, details) };
}

/** The state of a mission that has just begun, or that is adopted without one. */
export function createState(subject: string, generation: number, details: Partial<MissionState> = {}): MissionState {
  return {
    type: 'status',
    subject,
    mission: null,
    generation,
    round: 1,
    sequence: 0,
    brief: null,
    budgetCents: null,
    hirer: null,
    restored: null,
    pull: null,
    head: null,
    headSince: null,
    sentBackSha: null,
    leftSince: false,
    ownJobs: [],
    history: [],
    ...details,
  };
}
