/** What everybody in a story acts on; story.ts sets it up. */
import type { World } from '../support/github/state.ts';
import type { Chance } from './chance.ts';
import type { Facts } from './facts.ts';
import type { Market } from './market.ts';
import type { Run, RunSpec } from './run.ts';
import type { VirtualTime } from './time.ts';

/** What starts a run; names, ids and times are the stage's. */
export interface Cause {
  readonly name: string;
  readonly event: RunSpec['event'];
  readonly eventName: string;
  readonly actor: string;
}

export interface SimulationScene {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly repo: World;
  readonly market: Market;
  readonly facts: Facts;
  readonly runs: readonly Run[];
  /** Does something after `ms`, unless this telling goes without it. */
  schedule(ms: number, name: string, act: () => void): void;
  logNote(who: string, text: string): void;
  /** Starts a run after `ms`. */
  launch(ms: number, cause: Cause): void;
  /** The pull request has a new head. */
  onHead(cause: string): void;
  /** A check ended on a commit. */
  onChecked(sha: string, cause: string): void;
}
