/** Reads what a run was told last: the servers' answers as they came over the wire. */
import type { TransportResponse } from '../../src/http/transport.ts';
import { CHECK, PREFIX, PULL } from './facts.ts';
import { parseShared } from './memo.ts';
import type { LoggedResponse, RunLog } from './run-log.ts';

const WRITERS = new Set(['write', 'maintain', 'admin']);

/** Whether the last word on a person's permission was write or more. */
export function hadWritePermission(log: RunLog, login: string): boolean {
  const logged = log.lastByKind.get(`permission ${login}`);
  if (logged === undefined) return false;
  return WRITERS.has((JSON.parse(logged.answer.body) as { readonly role_name: string }).role_name);
}

interface MissionNode {
  readonly id: string;
  readonly description: string | null;
  readonly status: string;
  readonly verification: string | null;
}

/** A list of missions; one that cannot be read told nothing. */
export function readMissionList(answer: TransportResponse): readonly MissionNode[] {
  return (parse(answer) as { readonly missions?: readonly MissionNode[] } | null)?.missions ?? [];
}

/** A mission as it was told last; `null`: never. */
export function readLastMission(
  log: RunLog,
  id: string,
): { readonly logged: LoggedResponse; readonly mission: MissionNode } | null {
  const logged = log.lastByKind.get(`mission ${id}`);
  if (logged === undefined) return null;
  const body = parse(logged.answer) as { readonly mission?: MissionNode } | null;
  return body?.mission === undefined ? null : { logged, mission: body.mission };
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
function readLastThread(log: RunLog, number: number): ThreadNode | null {
  return repositoryOf(log.lastByKind.get(`Conversation ${number}`))?.issueOrPullRequest ?? null;
}

/** The same as it was told first. */
export function readFirstThread(log: RunLog, number: number): ThreadNode | null {
  return repositoryOf(log.firstByKind.get(`Conversation ${number}`))?.issueOrPullRequest ?? null;
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

function repositoryOf(logged: LoggedResponse | undefined): RepositoryNode | null {
  if (logged === undefined) return null;
  return (
    (parse(logged.answer) as { readonly data?: { readonly repository?: RepositoryNode } } | null)?.data?.repository ??
    null
  );
}

/** The head as it was read last, by itself. */
export function readLastHead(log: RunLog): { readonly logged: LoggedResponse; readonly sha: string } | null {
  const logged = log.lastByKind.get('Head');
  const sha = repositoryOf(logged)?.pullRequest?.headRefOid;
  return logged === undefined || sha === undefined ? null : { logged, sha };
}

/** The required check's conclusion on a commit, as it was told last: the newest run's. */
export function readLastConclusion(log: RunLog, sha: string): string | null {
  const nodes = repositoryOf(log.lastByKind.get(`Checks ${sha}`))?.head?.statusCheckRollup?.contexts.nodes ?? [];
  const runs = nodes.filter((one) => one.__typename === 'CheckRun' && one.name === CHECK);
  return runs.toSorted((a, b) => (a.databaseId ?? 0) - (b.databaseId ?? 0)).at(-1)?.conclusion ?? null;
}

/** Whether, by the pages read last, a permitted person's hold stands. */
export function isOnHold(log: RunLog, number: number): boolean {
  const pull = repositoryOf(log.lastByKind.get('Pull'))?.pullRequest ?? null;
  const threads = [readLastThread(log, number), number === PULL ? null : pull];
  const commands = threads
    .flatMap((thread) => thread?.comments.nodes ?? [])
    .filter((one) => one.lastEditedAt === null && one.author !== null && hadWritePermission(log, one.author.login))
    .flatMap((one) => {
      const command = new RegExp(`^${PREFIX} (hold|resume)\\b`).exec(one.body)?.[1];
      return command === undefined ? [] : [{ word: command, at: one.createdAt, id: Number(one.fullDatabaseId) }];
    });
  return commands.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id - b.id)).at(-1)?.word === 'hold';
}

function parse(answer: TransportResponse): unknown {
  try {
    return parseShared(answer.body);
  } catch {
    return null;
  }
}
