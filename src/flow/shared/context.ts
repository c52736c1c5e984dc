/** What every step of the flow works with: the ports, the settings and one absolute deadline. */
import type { RunContext } from '../../core/domain/event.ts';
import type { Mission } from '../../core/domain/mission.ts';
import type { Comment, Conversation, Pull, Subject, Verdict } from '../../core/domain/model.ts';
import type { FrozenBrief } from '../../core/domain/outcome.ts';
import type { GitHub } from '../../core/ports/github.ts';
import type { Renderer } from '../../core/ports/renderer.ts';
import type { OnceLock } from '../../core/ports/once-lock.ts';
import type { Marketplace } from '../../core/ports/marketplace.ts';
import type { Clock, Log } from '../../core/ports/runtime.ts';
import type { Failure } from '../../core/ports/errors.ts';
import type { Settings } from '../../core/domain/settings.ts';
import type { MarkerSigner, MissionState } from '../../core/state/markers.ts';

export interface FlowContext {
  readonly marketplace: Marketplace;
  readonly github: GitHub;
  /** The subject's own lock, or one in memory for trials and for runs without an issue. */
  readonly lock: OnceLock;
  readonly render: Renderer;
  readonly clock: Clock;
  readonly log: Log;
  readonly signer: MarkerSigner;
  readonly settings: Settings;
  readonly run: RunContext;
  /** Absolute, ms since the epoch. */
  readonly deadline: number;
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Fresh and unguessable. */
  readonly nonce: () => string;
  /** What this run has shown last, by place, so that nothing is written or logged twice. */
  readonly shown: Map<string, string>;
  /** Takes this run's secrets out of text that leaves. */
  readonly redact: (text: string) => string;
}

/** A mission together with the place where its state is kept. */
export interface TrackedMission {
  readonly mission: Mission;
  readonly subject: Subject;
  readonly generation: number;
  /** The issue or pull request with the status comment; `null` for a mission that only its own run settles. */
  readonly threadNumber: number | null;
  /** The status comment; `null` without a home, and when it was lost. */
  readonly comment: Comment | null;
  readonly state: MissionState;
  readonly brief: FrozenBrief | null;
  readonly droppedComments: number;
  readonly warnings: readonly string[];
}

/** What this run has just read, so that its first look need not read it again. */
export interface Prefetched {
  readonly mission?: Mission;
  /** The mission's home. */
  readonly conversation?: Conversation;
  readonly pull?: Pull;
}

/** What trying to get a mission ended in. */
export type HireResult =
  | {
      readonly kind: 'tracked';
      readonly tracked: TrackedMission;
      readonly how: 'posted' | 'adopted';
      readonly prefetched?: Prefetched;
    }
  | { readonly kind: 'blocked'; readonly blocked: BlockedHire }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly blocked: BlockedHire };

/** No mission to go on with: why, and what is known so far. */
export interface BlockedHire {
  readonly verdict: Verdict;
  readonly subject: Subject;
  readonly generation: number;
  readonly mission: Mission | null;
  readonly brief: FrozenBrief | null;
  readonly droppedComments: number;
  readonly warnings: readonly string[];
  /** A refusal of docs/BEHAVIOR.md#order-of-refusals: the trigger label comes off. */
  readonly refused: boolean;
}

/** A hold as a value. */
export function hold(code: Verdict['code'], message: string, nextStep: string): Verdict {
  return { kind: 'hold', code, message, nextStep };
}

/** This run's name in marks: run id and attempt. */
export function formatRun(run: RunContext): string {
  return `${run.runId}.${run.runAttempt}`;
}

/** The run's page. */
export function formatRunUrl(run: RunContext): string {
  const { owner, name } = run.repository;
  return `${run.serverUrl}/${owner}/${name}/actions/runs/${run.runId}`;
}
