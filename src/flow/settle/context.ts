/** The values of one settlement in progress that core/protocol/settle-machine.ts does not have. */
import type { Mission } from '../../core/domain/mission.ts';
import type { Verdict } from '../../core/domain/model.ts';
import type { LockKey } from '../../core/ports/once-lock.ts';
import type { Failure } from '../../core/ports/errors.ts';
import { formatRefPart } from '../../core/domain/reference.ts';
import type { ManualDecision } from '../access/manual-decision.ts';
import type { Snapshot } from '../observe/observe.ts';
import type { FlowContext } from '../shared/context.ts';

/** The decision to carry out. */
export interface SettleOrder {
  readonly verdict: Verdict & { readonly kind: 'accept' | 'rework' };
  /** Decides on a fresh snapshot. Returns `null` if it is neither to be accepted nor to be sent back. */
  readonly evaluate: (snapshot: Snapshot) => Verdict | null;
  /** `null`: the policy decided. */
  readonly manualDecision: ManualDecision | null;
}

/** The values of one settlement, filled in as it proceeds. */
export interface SettleContext {
  readonly context: FlowContext;
  readonly order: SettleOrder;
  snapshot: Snapshot;
  /** How often release markers have opened the round again. 0 for locks that can be released. */
  epoch: number;
  verdict: Verdict;
  /** The lock that was free when the snapshot was loaded. `null`: it was not. */
  freeLock: { readonly lockKey: LockKey; readonly sequence: number } | null;
  /** This round's decision comments, read when the lock was taken. */
  decisions: Promise<readonly number[] | null> | null;
  /** The reason for the rework. `null`: not composed yet. */
  reason: string | null;
  /** The mission as it is after sending. `null`: not read. */
  mission: Mission | null;
  error: unknown;
  failure: Failure | null;
  /** What the server answered to a failed step. */
  serverMessage: string | null;
}

const EMPTY_VALUES = {
  epoch: 0,
  freeLock: null,
  decisions: null,
  reason: null,
  mission: null,
  error: null,
  failure: null,
  serverMessage: null,
};

/** Creates the values of a settlement that begins. */
export function createSettleContext(context: FlowContext, snapshot: Snapshot, order: SettleOrder): SettleContext {
  return { ...EMPTY_VALUES, context, order, snapshot, verdict: order.verdict };
}

/** Returns the place of the round's lock. */
export function lockKeyOf({ snapshot, epoch }: SettleContext): LockKey {
  const { threadNumber, comment, subject, mission } = snapshot.tracked;
  const reference = formatRefPart(threadNumber ?? 0, subject.key);
  return { on: 'comment', id: comment?.id ?? 0, nodeId: comment?.nodeId, reference, mission: mission.id, epoch };
}
