/** Reads what a run was told last: the servers' answers as they came over the wire. */
import type { TransportResponse } from '../../src/http/transport.ts';
import { CHECK, PREFIX, PULL } from './facts.ts';
import { parseShared } from './memo.ts';
import type { Heard, RunLog } from './run-log.ts';

const WRITERS = new Set(['write', 'maintain', 'admin']);

/** Whether the last word on a person's permission was write or more. */
export function hasWrite(log: RunLog, login: string): boolean {
  const heard = log.heard.get(`permission ${login}`);
  if (heard === undefined) return false;
  return WRITERS.has((JSON.parse(heard.answer.body) as { readonly role_name: string }).role_name);
}

interface ListedMission {
  readonly id: string;
  readonly description: string | null;
  readonly status: string;
  readonly verification: string | null;
}

/** A list of missions; one that cannot be read told nothing. */
export function listOf(answer: TransportResponse): readonly ListedMission[] {
  return (parse(answer) as { readonly missions?: readonly ListedMission[] } | null)?.missions ?? [];
}

/** A mission as it was told last; `null`: never. */
export function missionOf(log: RunLog, id: string): { readonly heard: Heard; readonly mission: ListedMission } | null {
  const heard = log.heard.get(`mission ${id}`);
  if (heard === undefined) return null;
  const body = parse(heard.answer) as { readonly mission?: ListedMission } | null;
  return body?.mission === undefined ? null : { heard, mission: body.mission };
}

interface CommentNode {
  readonly fullDatabaseId: string;
  readonly body: string;
  readonly author: { readonly login: string } | null;
  readonly createdAt: string;
  readonly lastEditedAt: string | null;
}

interface ThreadNode {
  readonly title: string;
  readonly body: string;
  readonly comments: { readonly nodes: readonly CommentNode[] };
}

/** An issue's or pull request's page as it was told last. */
function pageOf(log: RunLog, number: number): ThreadNode | null {
  return repositoryOf(log.heard.get(`Conversation ${number}`))?.issueOrPullRequest ?? null;
}

/** The same as it was told first. */
export function firstPageOf(log: RunLog, number: number): ThreadNode | null {
  return repositoryOf(log.first.get(`Conversation ${number}`))?.issueOrPullRequest ?? null;
}

interface RepositoryNode {
  readonly issueOrPullRequest?: ThreadNode | null;
  readonly pullRequest?: (ThreadNode & { readonly headRefOid: string }) | null;
  readonly head?: {
    readonly statusCheckRollup: { readonly contexts: { readonly nodes: readonly ContextNode[] } } | null;
  } | null;
}

interface ContextNode {
  readonly __typename: string;
  readonly name?: string;
  readonly databaseId?: number;
  readonly conclusion?: string | null;
}

function repositoryOf(heard: Heard | undefined): RepositoryNode | null {
  if (heard === undefined) return null;
  return (
    (parse(heard.answer) as { readonly data?: { readonly repository?: RepositoryNode } } | null)?.data?.repository ??
    null
  );
}

/** The head as it was read last, by itself. */
export function headOf(log: RunLog): { readonly heard: Heard; readonly sha: string } | null {
  const heard = log.heard.get('Head');
  const sha = repositoryOf(heard)?.pullRequest?.headRefOid;
  return heard === undefined || sha === undefined ? null : { heard, sha };
}

/** The required check's conclusion on a commit, as it was told last: the newest run's. */
export function conclusionOf(log: RunLog, sha: string): string | null {
  const nodes = repositoryOf(log.heard.get(`Checks ${sha}`))?.head?.statusCheckRollup?.contexts.nodes ?? [];
  const runs = nodes.filter((one) => one.__typename === 'CheckRun' && one.name === CHECK);
  return runs.toSorted((a, b) => (a.databaseId ?? 0) - (b.databaseId ?? 0)).at(-1)?.conclusion ?? null;
}

/** Whether, by the pages read last, a permitted person's hold stands. */
export function isHeld(log: RunLog, number: number): boolean {
  const pull = repositoryOf(log.heard.get('Pull'))?.pullRequest ?? null;
  const pages = [pageOf(log, number), number === PULL ? null : pull];
  const words = pages
    .flatMap((page) => page?.comments.nodes ?? [])
    .filter((one) => one.lastEditedAt === null && one.author !== null && hasWrite(log, one.author.login))
    .flatMap((one) => {
      const word = new RegExp(`^${PREFIX} (hold|resume)\\b`).exec(one.body)?.[1];
      return word === undefined ? [] : [{ word, at: one.createdAt, id: Number(one.fullDatabaseId) }];
    });
  return words.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id)).at(-1)?.word === 'hold';
}

function parse(answer: TransportResponse): unknown {
  try {
    return parseShared(answer.body);
  } catch {
    return null;
  }
}
