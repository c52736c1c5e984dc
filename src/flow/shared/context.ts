/** The values that every step of the flow works with: the ports, the settings, and one absolute deadline. */
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

/** Everything that one run works with. */
export interface FlowContext {
  readonly marketplace: Marketplace;
  readonly github: GitHub;
  /** The subject's own lock, or one in memory for the sandbox and for runs without an issue. */
  readonly lock: OnceLock;
  readonly render: Renderer;
  readonly clock: Clock;
  readonly log: Log;
  readonly signer: MarkerSigner;
  readonly settings: Settings;
  readonly run: RunContext;
  /** When the run must end, in ms since the epoch. */
  readonly deadline: number;
  /** Aborts when GitHub cancels the job. */
  readonly signal: AbortSignal;
  /** Returns a new unguessable value. */
  readonly nonce: () => string;
  /** What this run showed last in each place, so that it writes and logs nothing twice. */
  readonly shown: Map<string, string>;
  /** Removes this run's secrets from text that leaves the run. */
  readonly redact: (text: string) => string;
}

/** A mission and the place where its state is saved. */
export interface TrackedMission {
  readonly mission: Mission;
  readonly subject: Subject;
  readonly generation: number;
  /** The number of the issue or pull request with the status comment. `null`: only the mission's own run settles it. */
  readonly threadNumber: number | null;
  /** The status comment. `null`: there is no thread, or the comment was lost. */
  readonly comment: Comment | null;
  readonly state: MissionState;
  readonly brief: FrozenBrief | null;
  readonly droppedComments: number;
  readonly warnings: readonly string[];
}

/** What this run has just read, so that its first snapshot does not read it again. */
export interface Prefetched {
  readonly mission?: Mission;
  /** The thread with the mission's status comment. */
  readonly conversation?: Conversation;
  readonly pull?: Pull;
}

/** The result of hiring or adopting. */
export type HireResult =
  | {
      readonly kind: 'tracked';
      readonly tracked: TrackedMission;
      readonly how: 'posted' | 'adopted';
      readonly prefetched?: Prefetched;
    }
  | { readonly kind: 'blocked'; readonly blocked: BlockedHire }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly blocked: BlockedHire };

/** A hire without a mission to follow: the reason, and what is known so far. */
export interface BlockedHire {
  readonly verdict: Verdict;
  readonly subject: Subject;
  readonly generation: number;
  readonly mission: Mission | null;
  readonly brief: FrozenBrief | null;
  readonly droppedComments: number;
  readonly warnings: readonly string[];
  /** A refusal of docs/BEHAVIOR.md#order-of-refusals. The trigger label is removed. */
  readonly refused: boolean;
}

/** Returns a hold. */
export function hold(code: Verdict['code'], message: string, nextStep: string): Verdict {
  return { kind: 'hold', code, message, nextStep };
}

/** Returns this run's name in markers: run ID and attempt. */
export function formatRun(run: RunContext): string {
  return `${run.runId}.${run.runAttempt}`;
}

/** Returns the URL of the run. */
export function formatRunUrl(run: RunContext): string {
  const { owner, name } = run.repository;
  return `${run.serverUrl}/${owner}/${name}/actions/runs/${run.runId}`;
}
