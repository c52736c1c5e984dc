/** What all repositories of one stand-in have in common: accounts, apps, time and ids. */
import { createHash } from 'node:crypto';
import type { AccountRecord, AppRecord } from './records.ts';
import type { World } from './state.ts';

/** The identity behind a workflow's GITHUB_TOKEN. */
export const ACTIONS_BOT = 'github-actions[bot]';
/** The app that reports every workflow's check runs. */
export const ACTIONS_APP: AppRecord = { id: 15368, slug: 'github-actions', name: 'GitHub Actions' };

const FIRST_IDS = {
  repository: 700_000_000,
  account: 9_000_000,
  label: 6_100_000_000,
  thread: 2_600_000_000,
  comment: 3_100_000_000,
  reaction: 310_000_000,
  event: 17_000_000_000,
  edit: 900_000_000,
  review: 2_900_000_000,
  run: 19_000_000_000,
  suite: 41_000_000_000,
  check: 52_000_000_000,
  status: 38_000_000_000,
  ruleset: 5_000_000,
  activity: 24_000_000_000,
  app: 1_200_000,
  sha: 0,
} as const;
type IdKind = keyof typeof FIRST_IDS;

/** One GitHub. */
export class Universe {
  readonly worlds = new Map<string, World>();
  /** Lower case, of repositories that were renamed. */
  readonly formerNames = new Map<string, World>();
  readonly accounts = new Map<string, AccountRecord>();
  readonly apps = new Map<number, AppRecord>([[ACTIONS_APP.id, ACTIONS_APP]]);
  readonly #clock: () => number;
  #count = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
    this.addAccount({ id: 41_898_282, login: ACTIONS_BOT, type: 'Bot' });
  }

  /** GitHub's times are whole seconds. */
  now(): number {
    return Math.floor(this.#clock() / 1000) * 1000;
  }

  /** Not rounded; for rate limits. */
  preciseNow(): number {
    return this.#clock();
  }

  nextId(kind: IdKind): number {
    this.#count += 1;
    return FIRST_IDS[kind] + this.#count;
  }

  nextSha(): string {
    return createHash('sha1')
      .update(`commit ${this.nextId('sha')}`)
      .digest('hex');
  }

  addAccount(account: AccountRecord): AccountRecord {
    this.accounts.set(account.login.toLowerCase(), account);
    return account;
  }

  /** `null`: never existed or was deleted. */
  account(login: string): AccountRecord | null {
    return this.accounts.get(login.toLowerCase()) ?? null;
  }

  world(fullName: string): World | null {
    return this.worlds.get(fullName.toLowerCase()) ?? null;
  }
}
