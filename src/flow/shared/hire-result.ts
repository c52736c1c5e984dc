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
export function keyOf(engine: FlowContext, subject: Subject): string {
  return formatSubject(engine.run.repository, subject);
}

interface BlockedHireDetails {
  readonly order?: ReadyOrder | null;
  readonly refused?: boolean;
  readonly generation?: number;
  readonly mission?: Mission | null;
}

/** What is known of a hire that stops here. */
export function describeBlocked(subject: Subject, verdict: Verdict, more: BlockedHireDetails = {}): BlockedHire {
  return {
    verdict,
    subject,
    generation: more.generation ?? 1,
    mission: more.mission ?? null,
    brief: more.order?.brief ?? null,
    droppedComments: more.order?.droppedComments ?? 0,
    warnings: more.order?.warnings ?? [],
    refused: more.refused ?? false,
  };
}

/** A hold as the result of hiring. */
export function holdHire(subject: Subject, verdict: Verdict, more: BlockedHireDetails = {}): HireResult {
  return { kind: 'held', held: describeBlocked(subject, verdict, more) };
}

/** The state of a mission that has just begun, or that is adopted without one. */
export function createState(subject: string, generation: number, more: Partial<MissionState> = {}): MissionState {
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
    ...more,
  };
}
