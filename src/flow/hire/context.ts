/** The values of one hire in progress that core/protocol/hire-state.ts does not have. */
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

/** The intent to hire. */
export type HireIntent = Extract<Intent, { kind: 'hire' }>;

/** The values of one hire, filled in as it proceeds. */
export interface HireContext {
  readonly context: FlowContext;
  readonly intent: HireIntent;
  readonly subject: Subject;
  /** The last successful look-up. */
  lookup: Lookup | null;
  /** The error of the last failed look-up. */
  error: unknown;
  /** The subject's thread as read last: before authorizing, and once the lock was taken. */
  conversation: Conversation | null;
  /** The thread as read once this run had the lock. `null`: not read, or already used. */
  afterAcquire: Conversation | null;
  /** The generation whose lock was free when the thread was read. `null`: none was. */
  freeGeneration: number | null;
  /** The repository's issue forms, if the text may follow one. */
  forms: readonly IssueForm[];
  order: ReadyOrder | null;
  /** Where the delivery will go, as the preflight saw it. */
  target: DeliveryTarget | null;
  /** Why the hire is refused. */
  refusal: HireResult | null;
  prepared: PreparedHire | null;
  /** Why the lock or the POST failed, for people. */
  why: string;
  failure: Failure | null;
  posted: TrackedMission | null;
  /** The removal of the hire notice, once it has begun. */
  noticeRemoval: Promise<void> | null;
  mission: Mission | null;
}

/** What is in the thread once the hire notice is written. */
export interface PreparedHire {
  readonly comment: Comment;
  readonly state: MissionState;
  readonly notice: Comment;
  readonly nonce: string;
  /** Whether this run created the status comment. */
  readonly created: boolean;
  /** The visible text of the status comment. */
  readonly visible: string;
}

/** Creates the values of a hire that begins. */
export function createHireContext(context: FlowContext, intent: HireIntent): HireContext {
  return {
    context,
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

/**
 * Returns the number of the subject's issue or pull request.
 *
 * @throws InvariantError if the subject is the run itself.
 */
export function threadNumberOf({ subject }: HireContext): number {
  if (subject.kind === 'run') throw new InvariantError('a run that is its own subject has no page');
  return subject.number;
}

/** Returns the place of the hire's lock. */
export function lockKeyOf(hireContext: HireContext): LockKey {
  const number = threadNumberOf(hireContext);
  return { on: 'conversation', number, reference: formatRefPart(number, hireContext.subject.key) };
}

/**
 * Returns the authorized order.
 *
 * @throws InvariantError before there is one.
 */
export function orderOf({ order }: HireContext): ReadyOrder {
  if (order === null) throw new InvariantError('a hire went on before it was authorized');
  return order;
}

/**
 * Returns what is in the thread.
 *
 * @throws InvariantError before the hire notice is written.
 */
export function preparedHireOf({ prepared }: HireContext): PreparedHire {
  if (prepared === null) throw new InvariantError('a hire went on before its intent stood');
  return prepared;
}

/** Returns whether this is a sandbox run, which has its own lock and leaves no notices on the real subject. */
export function isSandbox(context: FlowContext): boolean {
  return context.signer.isSandbox;
}
