/** What started the run (docs/BEHAVIOR.md#events). action/event/event.ts parses it from GitHub's payload. */
import type { Account, Repository } from './model.ts';

/** The event that started the run. Its texts come from users and are never trusted. */
export type TriggerEvent =
  | {
      readonly kind: 'labeled';
      readonly on: 'issue' | 'pull_request';
      readonly number: number;
      readonly label: string;
      readonly sender: Account | null;
      /** Title and body as the payload had them. */
      readonly title: string;
      readonly body: string;
      readonly fork: boolean;
    }
  | { readonly kind: 'pull'; readonly number: number; readonly headSha: string; readonly fork: boolean }
  | {
      readonly kind: 'comment';
      readonly on: 'issue' | 'pull_request';
      readonly number: number;
      readonly commentId: number;
      /** The text of the comment. */
      readonly body: string;
      /** In ms since the epoch. */
      readonly createdAt: number;
      /** Title and body of the issue or pull request as the payload had them. */
      readonly subjectTitle: string;
      readonly subjectBody: string;
      /** Labels of the issue or pull request when the comment was written. */
      readonly labels?: readonly string[];
      readonly author: Account | null;
      readonly sender: Account | null;
    }
  | { readonly kind: 'commit'; readonly sha: string; readonly event: string }
  | {
      readonly kind: 'merge_group';
      readonly headSha: string;
      /** Names the last pull request of the group. */
      readonly headRef: string;
      readonly baseSha: string;
      /** `refs/heads/…`. */
      readonly baseRef: string;
    }
  | { readonly kind: 'mission'; readonly missionId: string }
  | { readonly kind: 'schedule' }
  /** workflow_dispatch, push, and every other event: the inputs say what to do. */
  | { readonly kind: 'manual'; readonly event: string; readonly sender: Account | null }
  /** An event of a known kind that concerns no mission. */
  | { readonly kind: 'irrelevant'; readonly why: string };

/** The run as the runner describes it, with its repository. */
export interface RunContext extends RunFacts {
  readonly repository: Repository;
}

/** The run as the runner describes it, without its repository. */
export interface RunFacts {
  readonly eventName: string;
  readonly runId: string;
  /** Counts from 1. */
  readonly runAttempt: number;
  readonly job: string;
  /** The step's id or generated name (`GITHUB_ACTION`). */
  readonly step: string;
  /** The login of the person who re-ran or started the run. */
  readonly triggeringActor: string | null;
  readonly actor: string | null;
  readonly sha: string | null;
  /** Without trailing slash. */
  readonly serverUrl: string;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  readonly workspace: string;
  readonly tempDirectory: string;
  readonly debug: boolean;
}
