/** What the probes share: clients, things made in the repository once, and how each is removed again. */
import type { Clock } from '../../src/core/ports/runtime.ts';
import { type Client, describe, need, needData, pick, textAt } from './client.ts';
import { CannotTry } from './facts.ts';

/** The user behind a GITHUB_TOKEN. */
const ACTIONS_LOGIN = 'github-actions[bot]';
/** The app ID of GitHub Actions. */
export const ACTIONS_APP_ID = 15_368;

/** The contexts that the rules of the base branch require. */
export const CONTEXTS = { app: 'orkestro-probe-app', mixed: 'Orkestro-Probe-Case', classic: 'orkestro-probe-classic' };

/** Something that was made, and what is left of it: what GitHub only closes is no failure. */
export interface Leftover {
  readonly what: string;
  readonly why: string;
  readonly isFailure: boolean;
}

/** Something made that must be removed. `undo` returns why it is still there, or `null`. */
interface Made {
  readonly what: string;
  readonly undo: () => Promise<string | Closed | null>;
}

/** GitHub can only close it. */
export interface Closed {
  readonly closed: string;
}

export interface Repository {
  readonly path: string;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly head: string;
  /** The tree of that commit. */
  readonly tree: string;
  /** Of GitHub Enterprise Server; `null` on github.com. */
  readonly enterprise: string | null;
}

export interface Issue {
  readonly number: number;
  readonly nodeId: string;
}

interface Branches {
  readonly base: string;
  readonly head: string;
  readonly headSha: string;
}

/** The bench. Things are made when a probe first asks for them. */
export interface Bench {
  readonly client: Client;
  /** With a token that has admin access. */
  readonly admin: Client | null;
  readonly login: string;
  readonly clock: Clock;
  /** Is in the name of everything that is made. */
  readonly id: string;
  readonly made: Made[];
  /** The commit that ran the workflow, if there is one. */
  readonly runSha: string | null;
  readonly repository: Repository;
  readonly branches: () => Promise<Branches>;
  readonly pull: () => Promise<Issue>;
  /** A ruleset on the base branch. */
  readonly ruleset: () => Promise<Branches>;
  /** Classic protection on the base branch. */
  readonly protection: () => Promise<Branches>;
}

/** The parts of a bench that are not made in the repository. */
export type BenchParts = Pick<Bench, 'client' | 'admin' | 'login' | 'clock' | 'id' | 'runSha' | 'repository'>;

/** Sets up the bench. Nothing is made yet. */
export function createBench(parts: BenchParts): Bench {
  const made: Made[] = [];
  const shared = { ...parts, made };
  const branches = once(() => makeBranches(shared));
  return {
    ...shared,
    branches,
    pull: once(async () => makePull(shared, await branches())),
    ruleset: once(async () => makeRuleset(shared, await branches())),
    protection: once(async () => makeProtection(shared, await branches())),
  };
}

type Shared = BenchParts & { readonly made: Made[] };

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

/** Requires the token under test to be a GITHUB_TOKEN. @throws CannotTry */
export function needGitHubToken({ login }: Bench): void {
  if (login !== ACTIONS_LOGIN) throw new CannotTry(`needs a GITHUB_TOKEN; this token is of ${login}`);
}

/** Returns the client with admin access. @throws CannotTry if there is none */
export function needAdmin({ admin }: Pick<Bench, 'admin'>): Client {
  if (admin === null) throw new CannotTry('needs PROBE_ADMIN_TOKEN, a token with admin access');
  return admin;
}

/** Opens an issue. It is deleted afterwards with admin access, and closed without. */
export async function makeIssue(bench: Shared | Bench, title: string, body: string): Promise<Issue> {
  const { client, admin, repository, id, made } = bench;
  const full = `orkestro-probe ${id}: ${title}`;
  const reply = need(
    await client.rest('POST', `${repository.path}/issues`, { title: full, body }),
    201,
    'open an issue',
  );
  const issue = { number: Number(pick(reply.json, 'number')), nodeId: textAt(reply.json, 'node_id') ?? '' };
  made.push({
    what: `issue #${issue.number}`,
    async undo() {
      if (admin !== null && (await deleteIssue(admin, issue)) === null) return null;
      const closed = await client.rest('PATCH', `${repository.path}/issues/${issue.number}`, { state: 'closed' });
      // A deleted one is what was wanted.
      if ([404, 410].includes(closed.status)) return null;
      return closed.status === 200 ? { closed: 'closed; only an admin can delete it' } : describe(closed);
    },
  });
  return issue;
}

/** Deletes an issue. Returns what GitHub said against it, or `null`. */
export async function deleteIssue(admin: Client, issue: Issue): Promise<string | null> {
  const document = 'mutation ProbeDelete($id: ID!) { deleteIssue(input: {issueId: $id}) { clientMutationId } }';
  return (await admin.graphql(document, { id: issue.nodeId })).problem;
}

/** Creates a commit without changes. */
export async function makeCommit(bench: Shared | Bench, message: string, parent: string): Promise<string> {
  const { client, repository, id } = bench;
  const body = { message: `${message} (orkestro-probe ${id})`, tree: repository.tree, parents: [parent] };
  const reply = need(await client.rest('POST', `${repository.path}/git/commits`, body), 201, 'create a commit');
  return textAt(reply.json, 'sha') ?? '';
}

/** Creates a ref, `refs/…`. */
export async function makeRef(bench: Shared | Bench, ref: string, sha: string): Promise<void> {
  const { client, repository } = bench;
  need(await client.rest('POST', `${repository.path}/git/refs`, { ref, sha }), 201, `create ${ref}`);
  removeRefAfterwards(bench, ref);
}

/** Deletes a ref afterwards. */
export function removeRefAfterwards({ client, repository, made }: Shared | Bench, ref: string): void {
  const undo = () => remove(client, `${repository.path}/git/${ref}`);
  made.push({ what: ref, undo });
}

/** Deletes something. What is gone already is fine. Returns what GitHub said against it, or `null`. */
export async function remove(client: Client, path: string): Promise<string | null> {
  const reply = await client.rest('DELETE', path);
  const isGone = [200, 204, 404].includes(reply.status) || /does not exist/i.test(textAt(reply.json, 'message') ?? '');
  return isGone ? null : describe(reply);
}

async function makeBranches(bench: Shared): Promise<Branches> {
  const { id, repository } = bench;
  const [base, head] = [`orkestro-probe-${id}-base`, `orkestro-probe-${id}-head`];
  await makeRef(bench, `refs/heads/${base}`, repository.head);
  const headSha = await makeCommit(bench, 'Probe', repository.head);
  await makeRef(bench, `refs/heads/${head}`, headSha);
  return { base, head, headSha };
}

async function makePull(bench: Shared, { base, head }: Branches): Promise<Issue> {
  const { client, repository, id, made } = bench;
  const body = { title: `orkestro-probe ${id}`, head, base, body: 'Made by `npm run probe`.' };
  const reply = need(await client.rest('POST', `${repository.path}/pulls`, body), 201, 'open a pull request');
  const number = Number(pick(reply.json, 'number'));
  made.push({
    what: `pull request #${number}`,
    async undo() {
      const closed = await client.rest('PATCH', `${repository.path}/issues/${number}`, { state: 'closed' });
      return closed.status === 200 ? { closed: 'closed; pull requests cannot be deleted' } : describe(closed);
    },
  });
  return { number, nodeId: textAt(reply.json, 'node_id') ?? '' };
}

async function makeRuleset(bench: Shared, branches: Branches): Promise<Branches> {
  const { repository, id, made } = bench;
  const admin = needAdmin(bench);
  const checks = [{ context: CONTEXTS.app, integration_id: ACTIONS_APP_ID }, { context: CONTEXTS.mixed }];
  const parameters = { strict_required_status_checks_policy: false, required_status_checks: checks };
  const body = {
    name: `orkestro-probe ${id}`,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: [`refs/heads/${branches.base}`], exclude: [] } },
    rules: [{ type: 'required_status_checks', parameters }],
  };
  const reply = need(await admin.rest('POST', `${repository.path}/rulesets`, body), 201, 'create a ruleset');
  const ruleset = Number(pick(reply.json, 'id'));
  const undo = () => remove(admin, `${repository.path}/rulesets/${ruleset}`);
  made.push({ what: `ruleset ${ruleset}`, undo });
  return branches;
}

async function makeProtection(bench: Shared, branches: Branches): Promise<Branches> {
  const { repository, made } = bench;
  const admin = needAdmin(bench);
  const path = `${repository.path}/branches/${branches.base}/protection`;
  const body = {
    required_status_checks: { strict: false, contexts: [CONTEXTS.classic] },
    enforce_admins: false,
    required_pull_request_reviews: null,
    restrictions: null,
  };
  need(await admin.rest('PUT', path, body), 200, 'protect a branch');
  made.push({ what: `protection of ${branches.base}`, undo: () => remove(admin, path) });
  return branches;
}

/** Reads the repository, or says why it can't be probed. @throws CannotTry */
export async function readRepository(client: Client, fullName: string): Promise<Repository> {
  const [owner = '', name = ''] = fullName.split('/');
  const path = `/repos/${owner}/${name}`;
  const { json, headers } = need(await client.rest('GET', path), 200, `read ${fullName}`);
  const found = textAt(json, 'full_name') ?? '';
  if (found.toLowerCase() !== fullName.toLowerCase()) throw new CannotTry(`${fullName} is now another repository`);
  if (pick(json, 'archived') === true) throw new CannotTry(`${fullName} is archived`);
  const defaultBranch = textAt(json, 'default_branch') ?? '';
  const ref = need(await client.rest('GET', `${path}/git/ref/heads/${defaultBranch}`), 200, 'read the default branch');
  const head = textAt(ref.json, 'object.sha') ?? '';
  const commit = need(await client.rest('GET', `${path}/git/commits/${head}`), 200, 'read the newest commit');
  const enterprise = headers['x-github-enterprise-version'] ?? null;
  return { path, owner, name, defaultBranch, head, tree: textAt(commit.json, 'tree.sha') ?? '', enterprise };
}

/** Reads who the token is. @throws CannotTry */
export async function readLogin(client: Client): Promise<string> {
  const data = needData(await client.graphql('query ProbeViewer { viewer { login } }'), 'read who the token is');
  return textAt(data, 'viewer.login') ?? '';
}
