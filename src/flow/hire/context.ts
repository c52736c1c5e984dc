/** What is known while one hire goes on, beside the machine's own state (core/protocol/hire-state.ts): the rich values behind its facts. */
import type { Intent } from '../../core/commands/intent.ts';
import type { IssueForm } from '../../core/domain/model.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { Comment, Conversation, Subject } from '../../core/domain/model.ts';
import type { LockKey } from '../../core/ports/once-lock.ts';
import type { Failure } from '../../core/ports/errors.ts';
import { formatRefPart } from '../../core/domain/reference.ts';
import type { MissionState } from '../../core/state/markers.ts';
import type { TrackedMission, FlowContext, HireResult } from '../shared/context.ts';
import type { ReadyOrder } from '../shared/hire-result.ts';
import type { DeliveryTarget } from './preflight.ts';
import type { Lookup } from '../missions/lookup.ts';
import { InvariantError } from '../../core/invariant.ts';

export type HireIntent = Extract<Intent, { kind: 'hire' }>;

/** Filled in as the hire goes on. */
export interface HireContext {
  readonly context: FlowContext;
  readonly intent: HireIntent;
  readonly subject: Subject;
  /** The last look-up that could be read. */
  lookup: Lookup | null;
  /** What the last look-up failed with. */
  error: unknown;
  /** The subject's page, as it was read last: before authorizing, and once the lock was taken. */
  conversation: Conversation | null;
  /** The page as it was read once this run's acquire stood, until somebody has looked at it. */
  afterAcquire: Conversation | null;
  /** The generation whose lock was seen untouched when the page was read; `null`: none was. */
  freeGeneration: number | null;
  /** The repository's issue forms, where the text may follow one. */
  forms: readonly IssueForm[];
  order: ReadyOrder | null;
  /** Where the delivery will go, as the preflight saw it. */
  target: DeliveryTarget | null;
  /** Why it may not be ordered. */
  refusal: HireResult | null;
  prepared: PreparedHire | null;
  /** Why a acquire or a POST did not go well, for people. */
  why: string;
  failure: Failure | null;
  posted: TrackedMission | null;
  /** The intent's removal, once it has begun. */
  noticeRemoval: Promise<void> | null;
  mission: Mission | null;
}

/** What stands on the page once the intent is written. */
export interface PreparedHire {
  readonly comment: Comment;
  readonly state: MissionState;
  readonly notice: Comment;
  readonly nonce: string;
  /** This run made the status comment, showing this. */
  readonly created: boolean;
  readonly visible: string;
}

export function createHireContext(context: FlowContext, intent: HireIntent): HireContext {
  return {
    context: context,
    intent,
    subject: intent.subject,
    lookup: null,
    error: null,
    conversation: null,
    afterAcquire: null,
    freeGeneration: null,
    forms: [],
    order: null,
    target: null,
    refusal: null,
    prepared: null,
    why: '',
    failure: null,
    posted: null,
    noticeRemoval: null,
    mission: null,
  };
}

/** The subject's issue or pull request; a bug for a run that is its own subject. */
export function threadNumberOf({ subject }: HireContext): number {
  if (subject.kind === 'run') throw new InvariantError('a run that is its own subject has no page');
  return subject.number;
}

/** Where the hire's lock sits. */
export function lockKeyOf(hireContext: HireContext): LockKey {
  const number = threadNumberOf(hireContext);
  return { on: 'conversation', number, reference: formatRefPart(number, hireContext.subject.key) };
}

/** The order that was authorized; a bug before that. */
export function orderOf({ order }: HireContext): ReadyOrder {
  if (order === null) throw new InvariantError('a hire went on before it was authorized');
  return order;
}

/** What stands on the page; a bug before the intent does. */
export function preparedHireOf({ prepared }: HireContext): PreparedHire {
  if (prepared === null) throw new InvariantError('a hire went on before its intent stood');
  return prepared;
}

/** A trial's lock is this run's own; it leaves no notes on the real subject. */
export function isSandbox(context: FlowContext): boolean {
  return context.signer.isSandbox;
}
