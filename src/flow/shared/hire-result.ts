/** The results of hiring without a mission to follow, and the values that both ways of posting share. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Subject, Verdict } from '../../core/domain/model.ts';
import type { FrozenBrief } from '../../core/domain/outcome.ts';
import type { OrderPlan } from '../../core/order/order.ts';
import { formatSubject } from '../../core/domain/reference.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { FlowContext, BlockedHire, HireResult } from './context.ts';

/** An order that passed every refusal of docs/BEHAVIOR.md#order-of-refusals. */
export type ReadyOrder = Extract<OrderPlan, { kind: 'order' }>;

/** Returns the subject's key in markers and footers. */
export function formatSubjectKey(context: FlowContext, subject: Subject): string {
  return formatSubject(context.run.repository, subject);
}

/** The part of an order that reports show. */
interface OrderDetails {
  readonly brief: FrozenBrief | null;
  readonly droppedComments: number;
  readonly warnings: readonly string[];
}

/** What reports show where there is no order. */
export const NO_ORDER: OrderDetails = { brief: null, droppedComments: 0, warnings: [] };

/** Returns what reports show of an order, which is `null` where the mission was posted by another run. */
export function describeOrder(order: ReadyOrder | null): OrderDetails {
  if (order === null) return NO_ORDER;
  const { brief, droppedComments, warnings } = order;
  return { brief, droppedComments, warnings };
}

interface BlockedHireDetails {
  readonly order?: ReadyOrder | null;
  readonly refused?: boolean;
  readonly generation?: number;
  readonly mission?: Mission | null;
}

/** Returns what is known of a hire that stops. */
export function describeBlocked(subject: Subject, verdict: Verdict, details: BlockedHireDetails = {}): BlockedHire {
  const { order = null, refused = false, generation = 1, mission = null } = details;
  return { verdict, subject, generation, mission, ...describeOrder(order), refused };
}

/** Returns a hold as the result of hiring. */
export function holdHire(subject: Subject, verdict: Verdict, details: BlockedHireDetails = {}): HireResult {
  return { kind: 'blocked', blocked: describeBlocked(subject, verdict, details) };
}

/** Returns the state of a mission that has just begun, or that is adopted without one. */
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
