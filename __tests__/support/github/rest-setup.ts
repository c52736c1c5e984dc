/** The operations with which a maintainer sets up a repository. Only `npm run probe` sends them; the action never does. */
import { createHash } from 'node:crypto';
import { invalid, notFound, RestError } from './errors.ts';
import type { CheckRunRecord, PullRecord, ReviewRecord, RunConclusion, RunStatus, Thread } from './records.ts';
import type { Answer, Call, Route } from './rest.ts';
import { ACTIONS_APP, ACTIONS_BOT } from './universe.ts';
import type { Need } from './tokens.ts';
import type { World } from './state.ts';
import { iso, nodeId, type Views } from './views.ts';

const REPO = '/repos/{owner}/{repo}';

const may =
  (scope: Need[number]['scope'], level: 'read' | 'write'): (() => Need) =>
  () => [{ scope, level }];

const ok = (body: unknown): Answer => ({ status: 200, body });
const created = (body: unknown): Answer => ({ status: 201, body });
const gone: Answer = { status: 204 };
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

// --- issues and pull requests ---------------------------------------------------------------------------------------

function createIssue({ world, views, token, body }: Call): Answer {
  if (!world.hasIssues) throw new RestError(410, 'Issues are disabled for this repo');
  const issue = world.openIssue({ title: String(body['title']), body: text(body['body']), author: token.login });
  return created(views.issue(issue));
}

function updateIssue({ world, views, token, params, body }: Call): Answer {
  const thread = threadOf(world, params['issue_number']);
  const change = {
    ...(typeof body['title'] === 'string' && { title: body['title'] }),
    ...(typeof body['body'] === 'string' && { body: body['body'] }),
  };
  if (Object.keys(change).length > 0) world.edit(thread.number, { ...change, by: token.login });
  if (body['state'] === 'closed') world.close(thread.number);
  if (body['state'] === 'open') world.reopen(thread.number);
  return ok(views.issue(thread));
}

function threadOf(world: World, number: string | undefined): Thread {
  const thread = world.threads.get(Number(number));
  if (thread === undefined) throw notFound();
  return thread;
}

function createPull({ world, views, token, body }: Call): Answer {
  const [headRef, baseRef] = [text(body['head']), text(body['base'])];
  const sha = world.refs.get(`refs/heads/${headRef}`);
  const base = world.refs.get(`refs/heads/${baseRef}`);
  if (token.login === ACTIONS_BOT && !world.actionsMayOpenPulls) {
    throw new RestError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  if (sha === undefined || base === undefined)
    throw invalid('PullRequest', sha === undefined ? 'head' : 'base', 'invalid');
  if (sha === base) throw invalid('PullRequest', 'base', `No commits between ${baseRef} and ${headRef}`);
  const spec = { title: text(body['title']), body: text(body['body']), author: token.login };
  const pull = world.openPull({ ...spec, headRef, baseRef, sha, files: [] });
  return created(views.pull(pull, 'unknown'));
}

const STATES: Readonly<Record<string, ReviewRecord['state']>> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

function createReview({ world, views, token, params, body }: Call): Answer {
  const pull = threadOf(world, params['pull_number']);
  if (pull.kind !== 'pull') throw notFound();
  const state = STATES[text(body['event'])] ?? 'COMMENTED';
  if (pull.author === token.login && state !== 'COMMENTED') {
    throw invalid('PullRequestReview', 'user', 'Review Can not approve your own pull request');
  }
  world.review(pull.number, token.login, state, text(body['body']));
  return ok(reviewView(views, pull));
}

function reviewView(views: Views, pull: PullRecord): unknown {
  const review = pull.reviews.at(-1);
  if (review === undefined) throw notFound();
  const api = `${views.api}/pulls/${pull.number}`;
  const page = `${views.page(pull)}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: views.user(review.author),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: api,
    _links: { html: { href: page }, pull_request: { href: api } },
    submitted_at: iso(review.at),
    commit_id: review.sha,
    author_association: views.association(review.author),
  };
}

// --- commits, refs and pushes ---------------------------------------------------------------------------------------

/** Every commit has the same, empty tree here: contents are by branch. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

function readCommit({ world, views, params }: Call): Answer {
  return ok(commitView(world, views, params['commit_sha'] ?? ''));
}

function createCommit({ world, views, body }: Call): Answer {
  const parents = (body['parents'] ?? []) as readonly string[];
  if (body['tree'] !== EMPTY_TREE || parents.some((sha) => !world.commits.has(sha))) {
    throw new RestError(422, 'Tree SHA does not exist');
  }
  const { sha } = world.addCommit(text(body['message']), world.universe.nextSha(), parents);
  return created(commitView(world, views, sha));
}

function commitView(world: World, views: Views, sha: string): unknown {
  const commit = world.commits.get(sha);
  if (commit === undefined) throw notFound();
  const who = { name: 'web-flow', email: 'noreply@github.com', date: iso(commit.at) };
  return {
    sha,
    node_id: nodeId('C', sha),
    url: `${views.api}/git/commits/${sha}`,
    html_url: `${views.web}/commit/${sha}`,
    author: who,
    committer: who,
    tree: { sha: EMPTY_TREE, url: `${views.api}/git/trees/${EMPTY_TREE}` },
    message: commit.message,
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${views.api}/git/commits/${parent}`,
      html_url: `${views.web}/commit/${parent}`,
    })),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}

function updateRef({ world, views, token, params, body }: Call): Answer {
  const ref = `refs/${params['ref'] ?? ''}`;
  const [before, sha] = [world.refs.get(ref), text(body['sha'])];
  if (before === undefined) throw new RestError(422, 'Reference does not exist');
  if (!world.commits.has(sha)) throw new RestError(422, 'Object does not exist');
  const isForward = world.descends(sha, before);
  if (!isForward && body['force'] !== true) throw new RestError(422, 'Update is not a fast forward');
  world.moveRef(ref, sha, token.login, isForward ? 'push' : 'force_push');
  return ok(views.ref(ref, sha));
}

function deleteRef({ world, token, params }: Call): Answer {
  const ref = `refs/${params['ref'] ?? ''}`;
  if (!world.refs.has(ref)) throw new RestError(422, 'Reference does not exist');
  world.moveRef(ref, null, token.login, 'branch_deletion');
  return gone;
}

/** Newest first. Only branches show. */
function listActivity({ world, views, query }: Call): Answer {
  const asked = query.get('ref');
  const type = query.get('activity_type');
  const found = world.activity
    .filter(({ ref }) => asked === null || ref === asked || ref === `refs/heads/${asked}`)
    .filter((entry) => type === null || entry.type === type)
    .map((entry) => ({
      id: entry.id,
      node_id: nodeId('PSH', entry.id),
      before: entry.before,
      after: entry.after,
      ref: entry.ref,
      timestamp: iso(entry.at),
      activity_type: entry.type,
      actor: views.user(entry.actor),
    }));
  return { status: 200, list: found.reverse() };
}

// --- rules ----------------------------------------------------------------------------------------------------------

interface RulesetBody {
  readonly name: string;
  readonly enforcement: 'disabled' | 'active' | 'evaluate';
  readonly conditions?: { readonly ref_name?: { readonly include?: readonly string[] } };
  readonly rules?: readonly { readonly type: string; readonly parameters?: Readonly<Record<string, unknown>> }[];
}

function createRuleset({ world, body }: Call): Answer {
  const { name, enforcement, conditions, rules = [] } = body as unknown as RulesetBody;
  if (world.private && world.plan === 'free') {
    throw new RestError(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.');
  }
  const id = world.universe.nextId('ruleset');
  const branches = (conditions?.ref_name?.include ?? []).map((ref) => ref.replace(/^refs\/heads\//, ''));
  for (const branch of enforcement === 'active' ? branches : []) {
    const records = rules.map((rule) => ({
      ...rule,
      ruleset_source_type: 'Repository' as const,
      ruleset_source: world.fullName,
      ruleset_id: id,
    }));
    world.rules.set(branch, [...(world.rules.get(branch) ?? []), ...records]);
  }
  world.rulesets.add(id);
  return created({ id, name, source: world.fullName, source_type: 'Repository', enforcement, target: 'branch' });
}

function deleteRuleset({ world, params }: Call): Answer {
  const id = Number(params['ruleset_id']);
  if (!world.rulesets.delete(id)) throw notFound();
  for (const [branch, rules] of world.rules) {
    world.rules.set(
      branch,
      rules.filter((rule) => rule.ruleset_id !== id),
    );
  }
  return gone;
}

function setProtection({ world, views, params, body }: Call): Answer {
  const branch = params['branch'] ?? '';
  if (!world.refs.has(`refs/heads/${branch}`)) throw new RestError(404, 'Branch not found');
  const checks = body['required_status_checks'] as { readonly contexts?: readonly string[] } | null;
  world.protect({ branch, classic: true, required: checks?.contexts ?? [] });
  return ok({ url: `${views.api}/branches/${branch}/protection` });
}

function removeProtection({ world, params }: Call): Answer {
  if (!world.classic.delete(params['branch'] ?? '')) throw new RestError(404, 'Branch not protected');
  return gone;
}

/** Without admin access: names of required checks, and the app of each where the protection names one. */
function readBranch({ world, views, params }: Call): Answer {
  const branch = params['branch'] ?? '';
  const sha = world.refs.get(`refs/heads/${branch}`);
  const commit = sha === undefined ? undefined : world.commits.get(sha);
  if (sha === undefined || commit === undefined) throw new RestError(404, 'Branch not found');
  const classic = world.classic.get(branch);
  const api = `${views.api}/branches/${branch}`;
  const contexts = classic?.contexts ?? [];
  return ok({
    name: branch,
    commit: branchCommit(views, commit),
    _links: { self: api, html: `${views.web}/tree/${branch}` },
    protected: classic !== undefined || (world.rules.get(branch) ?? []).length > 0,
    protection: {
      enabled: classic !== undefined,
      required_status_checks: {
        enforcement_level: classic === undefined ? 'off' : 'non_admins',
        contexts: contexts.map(({ name }) => name),
        checks: contexts.map(({ name, appId }) => ({ context: name, app_id: appId })),
      },
    },
    protection_url: `${api}/protection`,
  });
}

function branchCommit(
  views: Views,
  { sha, message, at, parents }: { sha: string; message: string; at: number; parents: readonly string[] },
): unknown {
  const api = `${views.api}/commits/${sha}`;
  const who = { name: 'web-flow', email: 'noreply@github.com', date: iso(at) };
  return {
    url: api,
    sha,
    node_id: nodeId('C', sha),
    html_url: `${views.web}/commit/${sha}`,
    comments_url: `${api}/comments`,
    author: null,
    committer: null,
    parents: parents.map((parent) => ({ sha: parent, url: `${views.api}/commits/${parent}` })),
    commit: {
      url: `${views.api}/git/commits/${sha}`,
      author: who,
      committer: who,
      message,
      comment_count: 0,
      tree: { sha: EMPTY_TREE, url: `${views.api}/git/trees/${EMPTY_TREE}` },
    },
  };
}

// --- check runs and jobs --------------------------------------------------------------------------------------------

/** Only an app may. What it creates belongs to no job. */
function createCheckRun({ world, views, token, body }: Call): Answer {
  if (token.kind !== 'installation') throw new RestError(403, 'You must authenticate via a GitHub App.');
  const sha = text(body['head_sha']);
  if (!world.commits.has(sha)) throw new RestError(422, `No commit found for SHA: ${sha}`);
  const conclusion = body['conclusion'] as RunConclusion | undefined;
  const status = body['status'] as RunStatus | undefined;
  const run = world.report({
    sha,
    name: text(body['name']),
    appId: ACTIONS_APP.id,
    runId: null,
    ...(conclusion !== undefined && { conclusion }),
    ...(status !== undefined && conclusion === undefined && { status }),
  });
  return created(views.checkRun(run));
}

/** At GitHub a job and its check run have one id. */
function readJob({ world, views, params }: Call): Answer {
  const run = world.checkRuns.find(({ id }) => id === Number(params['job_id']));
  if (run?.runId === undefined || run.runId === null) throw notFound();
  return ok(jobView(views, run, run.runId));
}

function jobView(views: Views, run: CheckRunRecord, runId: number): unknown {
  const started = iso(run.startedAt ?? 0);
  const known = run.conclusion === 'stale' || run.conclusion === 'startup_failure' ? 'failure' : run.conclusion;
  return {
    id: run.id,
    run_id: runId,
    run_url: `${views.api}/actions/runs/${runId}`,
    run_attempt: 1,
    node_id: nodeId('CR', run.id),
    head_sha: run.sha,
    url: `${views.api}/actions/jobs/${run.id}`,
    html_url: `${views.web}/actions/runs/${runId}/job/${run.id}`,
    status: run.status,
    conclusion: known,
    created_at: started,
    started_at: started,
    completed_at: run.completedAt === null ? null : iso(run.completedAt),
    name: run.name,
    steps: [],
    check_run_url: `${views.api}/check-runs/${run.id}`,
    labels: ['ubuntu-latest'],
    runner_id: 1,
    runner_name: `runner-${createHash('sha1').update(String(run.id)).digest('hex').slice(0, 4)}`,
    runner_group_id: 0,
    runner_group_name: 'GitHub Actions',
    workflow_name: 'CI',
    head_branch: null,
  };
}

/** Operations of which the action sends none: a violation, unless the stand-in is opened for the probe. */
export const SETUP_ROUTES: Readonly<Record<string, Route>> = {
  [`POST ${REPO}/issues`]: { need: may('issues', 'write'), answer: createIssue },
  [`PATCH ${REPO}/issues/{issue_number}`]: {
    need: ({ world, params }) =>
      world.threads.get(Number(params['issue_number']))?.kind === 'pull'
        ? [
            { scope: 'issues', level: 'write' },
            { scope: 'pull-requests', level: 'write' },
          ]
        : [{ scope: 'issues', level: 'write' }],
    answer: updateIssue,
  },
  [`POST ${REPO}/pulls`]: { need: may('pull-requests', 'write'), answer: createPull },
  [`POST ${REPO}/pulls/{pull_number}/reviews`]: { need: may('pull-requests', 'write'), answer: createReview },
  [`GET ${REPO}/git/commits/{commit_sha}`]: { need: may('contents', 'read'), answer: readCommit },
  [`POST ${REPO}/git/commits`]: { need: may('contents', 'write'), answer: createCommit },
  [`PATCH ${REPO}/git/refs/{ref}`]: { need: may('contents', 'write'), answer: updateRef },
  [`DELETE ${REPO}/git/refs/{ref}`]: { need: may('contents', 'write'), answer: deleteRef },
  [`POST ${REPO}/rulesets`]: { need: may('administration', 'write'), answer: createRuleset },
  [`DELETE ${REPO}/rulesets/{ruleset_id}`]: { need: may('administration', 'write'), answer: deleteRuleset },
  [`PUT ${REPO}/branches/{branch}/protection`]: { need: may('administration', 'write'), answer: setProtection },
  [`DELETE ${REPO}/branches/{branch}/protection`]: { need: may('administration', 'write'), answer: removeProtection },
  [`POST ${REPO}/check-runs`]: { need: may('checks', 'write'), answer: createCheckRun },
};

/** Reads that are open to the action as well. */
export const BRANCH_ROUTES: Readonly<Record<string, Route>> = {
  [`GET ${REPO}/branches/{branch}`]: { need: may('contents', 'read'), answer: readBranch },
  [`GET ${REPO}/activity`]: { need: may('contents', 'read'), answer: listActivity },
  [`GET ${REPO}/actions/jobs/{job_id}`]: { need: may('actions', 'read'), answer: readJob },
};
