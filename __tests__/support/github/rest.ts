/** The REST operations: what each needs, does and answers. Shapes come from views, checks from the contract. */
import { invalid, notAccessible, notFound, RestError } from './errors.ts';
import { mergeState } from './merge-state.ts';
import type { PullRecord, ReactionContent, StatusRecord, Thread } from './records.ts';
import { BRANCH_ROUTES, SETUP_ROUTES } from './rest-setup.ts';
import type { Place, World } from './state.ts';
import { allows, type Need, type Token } from './tokens.ts';
import type { Views } from './views.ts';

/** One request, understood. */
export interface Call {
  readonly world: World;
  readonly views: Views;
  readonly token: Token;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly accept: string;
}

/** `list`: all of a paginated list; the handler cuts the page and writes the Link header. `text`: a raw file. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly list?: readonly unknown[];
  readonly text?: string;
}

/** What an operation needs and does. */
export interface Route {
  readonly need: (call: Call) => Need;
  readonly answer: (call: Call) => Answer;
}

const REPO = '/repos/{owner}/{repo}';
const nothing = (): Need => [];
const may =
  (scope: Need[number]['scope'], level: 'read' | 'write'): ((call: Call) => Need) =>
  () => [{ scope, level }];

/** Pages of issues need `issues`; those of pull requests also open to `pull-requests`. */
const onThread =
  (level: 'read' | 'write') =>
  (call: Call): Need => {
    const number = threadNumber(call);
    const kind = number === null ? 'issue' : (call.world.threads.get(number)?.kind ?? 'issue');
    const need: Need = [{ scope: 'issues', level }];
    return kind === 'pull' ? [...need, { scope: 'pull-requests', level }] : need;
  };

function threadNumber({ world, params }: Call): number | null {
  if (params['issue_number'] !== undefined) return Number(params['issue_number']);
  return world.comments.get(Number(params['comment_id']))?.number ?? null;
}

function threadOf({ world, params }: Call): Thread {
  const thread = world.threads.get(Number(params['issue_number']));
  if (thread === undefined) throw notFound();
  return thread;
}

function pullOf({ world, params }: Call): PullRecord {
  const thread = world.threads.get(Number(params['pull_number']));
  if (thread?.kind !== 'pull') throw notFound();
  return thread;
}

function commentOf({ world, params }: Call): { readonly id: number; readonly place: Place } {
  const id = Number(params['comment_id']);
  if (!world.comments.has(id)) throw notFound();
  return { id, place: { comment: id } };
}

const ok = (body: unknown): Answer => ({ status: 200, body });
const created = (body: unknown): Answer => ({ status: 201, body });
const listed = (list: readonly unknown[]): Answer => ({ status: 200, list });
const gone: Answer = { status: 204 };

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const text = (value: unknown): string => textOrNull(value) ?? '';

/** GitHub counts characters; counted in UTF-16 units here, the stricter way, because it doesn't say which. */
const MAX_BODY = 65_536;
function commentBody({ body }: Call): string {
  const given = text(body['body']);
  if (given.trim() === '') throw invalid('IssueComment', 'body', "body can't be blank");
  if (given.length > MAX_BODY) {
    throw invalid('IssueComment', 'body', `body is too long (maximum is ${MAX_BODY} characters)`);
  }
  return given;
}

function react(call: Call, place: Place): Answer {
  const { reaction, created: isNew } = call.world.react(
    place,
    call.token.login,
    text(call.body['content']) as ReactionContent,
  );
  return { status: isNew ? 201 : 200, body: call.views.reaction(reaction) };
}

function listReactions({ world, views, query }: Call, place: Place): Answer {
  const content = query.get('content');
  const found = world.written(place).reactions.filter((reaction) => content === null || reaction.content === content);
  return listed(found.map((reaction) => views.reaction(reaction)));
}

function unreact({ world, params, token }: Call, place: Place): Answer {
  const written = world.written(place);
  const reaction = written.reactions.find(({ id }) => id === Number(params['reaction_id']));
  if (reaction === undefined) throw notFound();
  if (reaction.user !== token.login) throw notAccessible(token.kind);
  written.reactions = written.reactions.filter((other) => other !== reaction);
  return gone;
}

function setStatus({ world, views, params, body, token }: Call): Answer {
  const sha = params['sha'] ?? '';
  if (!world.commits.has(sha)) throw new RestError(422, `No commit found for SHA: ${sha}`);
  const context = textOrNull(body['context']) ?? 'default';
  const description = textOrNull(body['description']);
  const targetUrl = textOrNull(body['target_url']);
  if (description !== null && description.length > 140) {
    throw invalid('Status', 'description', 'description is too long (maximum is 140 characters)');
  }
  if (targetUrl !== null && !/^https?:\/\//.test(targetUrl)) {
    throw invalid('Status', 'target_url', 'target_url must use http(s) scheme');
  }
  if (world.statusesOf(sha).filter((status) => status.context === context).length >= 1000) {
    throw invalid('Status', 'context', 'This SHA and context has reached the maximum number of statuses.');
  }
  const state = text(body['state']) as StatusRecord['state'];
  return created(views.status(world.setStatus({ sha, context, state, description, targetUrl, by: token.login })));
}

/** The classic words for a level, beside the role's own name. */
const LEGACY = { none: 'none', read: 'read', triage: 'read', write: 'write', maintain: 'write', admin: 'admin' };

function permissionOf({ world, views, params }: Call): Answer {
  const login = params['username'] ?? '';
  const account = world.universe.account(login);
  if (account?.type !== 'User') throw new RestError(404, `${login} is not a user`);
  const given = world.grants.get(login.toLowerCase()) ?? { level: 'none', roleName: 'none' };
  const { level, roleName } =
    !world.private && given.level === 'none' ? ({ level: 'read', roleName: 'read' } as const) : given;
  const rank = ['none', 'read', 'triage', 'write', 'maintain', 'admin'].indexOf(level);
  return ok({
    permission: LEGACY[level],
    role_name: roleName,
    user: {
      ...views.account(account),
      permissions: { pull: rank >= 1, triage: rank >= 2, push: rank >= 3, maintain: rank >= 4, admin: rank >= 5 },
      role_name: roleName,
    },
  });
}

function rulesOf({ world, params }: Call): Answer {
  if (world.private && world.plan === 'free') {
    throw new RestError(403, 'Upgrade to GitHub Pro or make this repository public to enable this feature.');
  }
  return listed(world.rules.get(params['branch'] ?? '') ?? []);
}

function contentsOf({ world, views, params, query, accept }: Call): Answer {
  const branch = (query.get('ref') ?? world.defaultBranch).replace(/^refs\/heads\//, '');
  const path = params['path'] ?? '';
  const found = world.files.get(branch)?.get(path);
  if (found === undefined) return directoryOf(world, views, branch, path);
  if (accept.includes('raw')) return { status: 200, text: found };
  const shown = path.split('/').map(encodeURIComponent).join('/');
  const api = `${views.api}/contents/${shown}`;
  const blob = `${views.api}/git/blobs/${path.length}`;
  const page = `${views.web}/blob/${branch}/${shown}`;
  const tooBig = Buffer.byteLength(found) > 1_048_576;
  return ok({
    type: 'file',
    encoding: tooBig ? 'none' : 'base64',
    size: Buffer.byteLength(found),
    name: path.split('/').at(-1),
    path,
    // GitHub breaks base64 into lines of 60.
    content: tooBig
      ? ''
      : Buffer.from(found)
          .toString('base64')
          .replace(/.{1,60}/g, '$&\n'),
    sha: world.refs.get(`refs/heads/${branch}`) ?? '',
    url: `${api}?ref=${branch}`,
    git_url: blob,
    html_url: page,
    download_url: page,
    _links: { self: `${api}?ref=${branch}`, git: blob, html: page },
  });
}

/** The files right below a path; no files, no directory. */
function directoryOf(world: World, views: Views, branch: string, path: string): Answer {
  const names = [...(world.files.get(branch) ?? [])]
    .filter(([file]) => file.startsWith(`${path}/`))
    .map(([file, content]) => ({ name: file.slice(path.length + 1), size: Buffer.byteLength(content) }))
    .filter(({ name }) => !name.includes('/'));
  if (names.length === 0) throw notFound();
  return ok(
    names.map(({ name, size }) => {
      const url = `${views.api}/contents/${path}/${name}?ref=${branch}`;
      const page = `${views.web}/blob/${branch}/${path}/${name}`;
      const git = `${views.api}/git/blobs/${name.length}`;
      const sha = world.refs.get(`refs/heads/${branch}`) ?? '';
      const links = { self: url, git, html: page };
      return {
        type: 'file',
        name,
        path: `${path}/${name}`,
        size,
        sha,
        url,
        git_url: git,
        html_url: page,
        download_url: page,
        _links: links,
      };
    }),
  );
}

/** Of a merge on the default branch only the merged pull request, else open and merged ones. */
function pullsOf({ world, views, params }: Call): Answer {
  const sha = params['commit_sha'] ?? '';
  if (!world.commits.has(sha)) throw new RestError(422, `No commit found for SHA: ${sha}`);
  const pulls = [...world.threads.values()].filter((thread) => thread.kind === 'pull');
  const merged = pulls.filter((pull) => pull.mergeSha === sha);
  const holding = pulls.filter(
    (pull) => pull.commits.includes(sha) && (pull.state === 'open' || pull.mergedAt !== null),
  );
  return listed((merged.length > 0 ? merged : holding).map((pull) => views.pullSimple(pull)));
}

function checkRunsOf({ world, views, params, query }: Call): Answer {
  const sha = resolve(world, params['ref'] ?? '');
  const runs =
    query.get('filter') === 'all' ? world.checkRuns.filter((run) => run.sha === sha) : world.rollup(sha).runs;
  const asked = (name: string, value: unknown): boolean =>
    query.get(name) === null || query.get(name) === String(value);
  const found = runs
    .filter((run) => asked('check_name', run.name) && asked('status', run.status) && asked('app_id', run.app?.id))
    .sort((a, b) => b.id - a.id);
  const { page, size } = pageOf(query);
  const shown = found.slice((page - 1) * size, page * size);
  return ok({ total_count: found.length, check_runs: shown.map((run) => views.checkRun(run)) });
}

function resolve(world: World, ref: string): string {
  const sha = world.commits.has(ref) ? ref : (world.refs.get(ref) ?? world.refs.get(`refs/heads/${ref}`));
  if (sha === undefined) throw new RestError(422, `No commit found for SHA: ${ref}`);
  return sha;
}

/** Page number and size as asked for; 30 a page unless told. */
export function pageOf(query: URLSearchParams): { readonly page: number; readonly size: number } {
  return { page: Number(query.get('page') ?? 1), size: Number(query.get('per_page') ?? 30) };
}

function createRef({ world, views, body, token }: Call): Answer {
  const ref = text(body['ref']);
  const sha = text(body['sha']);
  if (!/^refs\/[^/]+\/[^/]/.test(ref) || /[\s~^:?*[\\]|\.\.|\/$|\.lock$|@\{/.test(ref)) {
    throw new RestError(422, `Reference name "${ref}" is not valid`);
  }
  if (!world.commits.has(sha) && !world.tags.has(sha)) throw new RestError(422, 'Object does not exist');
  if (world.refs.has(ref)) throw new RestError(422, 'Reference already exists');
  // A ref is a file in git: nothing stands below another one, nor above.
  for (const other of world.refs.keys()) {
    if (other.startsWith(`${ref}/`) || ref.startsWith(`${other}/`)) throw new RestError(422, 'Reference update failed');
  }
  world.moveRef(ref, sha, token.login, 'branch_creation');
  return created(views.ref(ref, sha));
}

function createTag({ world, views, body, token }: Call): Answer {
  const object = text(body['object']);
  if (!world.commits.has(object)) throw new RestError(422, 'Object does not exist');
  const tag = {
    sha: world.universe.nextSha(),
    tag: text(body['tag']),
    message: text(body['message']),
    object,
    type: text(body['type']),
    by: token.login,
    at: world.universe.now(),
  };
  world.tags.set(tag.sha, tag);
  return created(views.tag(tag));
}

function readTag({ world, views, params }: Call): Answer {
  const tag = world.tags.get(params['tag_sha'] ?? '');
  if (tag === undefined) throw notFound();
  return ok(views.tag(tag));
}

function readRun({ world, views, params }: Call): Answer {
  const run = world.workflowRuns.get(Number(params['run_id']));
  if (run === undefined) throw notFound();
  return ok(views.workflowRun(run));
}

function readRef({ world, views, params }: Call): Answer {
  const ref = `refs/${params['ref'] ?? ''}`;
  const sha = world.refs.get(ref);
  if (sha === undefined) throw notFound();
  return ok(views.ref(ref, sha));
}

function removeLabel(call: Call): Answer {
  const { number } = threadOf(call);
  if (!call.world.unlabel(number, call.params['name'] ?? '', call.token.login)) {
    throw new RestError(404, 'Label does not exist');
  }
  return labelsOf(call);
}

function addLabels(call: Call): Answer {
  const { number } = threadOf(call);
  for (const label of call.body['labels'] as (string | { name: string })[]) {
    call.world.label(number, typeof label === 'string' ? label : label.name, call.token.login);
  }
  return labelsOf(call);
}

function labelsOf(call: Call): Answer {
  const labels = threadOf(call).labels.map((name) => call.views.label(name));
  return call.params['name'] === undefined && Object.keys(call.body).length === 0 ? listed(labels) : ok(labels);
}

function checkRunOf({ world, params }: Call): World['checkRuns'][number] {
  const run = world.checkRuns.find(({ id }) => id === Number(params['check_run_id']));
  if (run === undefined) throw notFound();
  return run;
}

/** `METHOD template` → what it does. Every operation of the slice that concerns a repository has one. */
export const ROUTES: Readonly<Record<string, Route>> = {
  ...SETUP_ROUTES,
  ...BRANCH_ROUTES,

  [`GET ${REPO}`]: { need: nothing, answer: ({ views }) => ok(views.fullRepository()) },
  [`GET ${REPO}/rules/branches/{branch}`]: { need: nothing, answer: rulesOf },
  [`GET ${REPO}/collaborators/{username}/permission`]: { need: nothing, answer: permissionOf },
  [`GET ${REPO}/contents/{path}`]: { need: may('contents', 'read'), answer: contentsOf },

  [`GET ${REPO}/pulls/{pull_number}`]: {
    need: may('pull-requests', 'read'),
    answer: (call) => ok(call.views.pull(pullOf(call), mergeState(call.world, pullOf(call)))),
  },
  [`GET ${REPO}/pulls/{pull_number}/files`]: {
    need: may('pull-requests', 'read'),
    // GitHub lists no more than 3,000 (REST reference, "List pull requests files").
    answer: (call) =>
      listed(
        pullOf(call)
          .files.slice(0, 3000)
          .map((file) => call.views.file(file, pullOf(call).headSha)),
      ),
  },
  [`GET ${REPO}/commits/{commit_sha}/pulls`]: { need: may('pull-requests', 'read'), answer: pullsOf },

  [`GET ${REPO}/commits/{ref}/statuses`]: {
    need: may('statuses', 'read'),
    answer: ({ world, views, params }) =>
      listed(world.statusesOf(resolve(world, params['ref'] ?? '')).map((status) => views.status(status))),
  },
  [`POST ${REPO}/statuses/{sha}`]: { need: may('statuses', 'write'), answer: setStatus },
  [`GET ${REPO}/commits/{ref}/check-runs`]: { need: may('checks', 'read'), answer: checkRunsOf },
  [`GET ${REPO}/check-runs/{check_run_id}`]: {
    need: may('checks', 'read'),
    answer: (call) => ok(call.views.checkRun(checkRunOf(call))),
  },
  [`GET ${REPO}/check-runs/{check_run_id}/annotations`]: {
    need: may('checks', 'read'),
    answer: (call) => listed(call.views.annotations(checkRunOf(call))),
  },

  [`GET ${REPO}/issues/{issue_number}`]: {
    need: onThread('read'),
    answer: (call) => ok(call.views.issue(threadOf(call))),
  },
  [`GET ${REPO}/issues/{issue_number}/comments`]: {
    need: onThread('read'),
    answer: (call) => {
      const since = Date.parse(call.query.get('since') ?? '1970-01-01T00:00:00Z');
      const comments = call.world.commentsOf(threadOf(call).number).filter(({ updatedAt }) => updatedAt >= since);
      return listed(comments.map((comment) => call.views.comment(comment)));
    },
  },
  [`POST ${REPO}/issues/{issue_number}/comments`]: {
    need: onThread('write'),
    answer: (call) => {
      const { number } = threadOf(call);
      const comment = call.world.comment(number, { author: call.token.login, body: commentBody(call) });
      return created(call.views.comment(comment));
    },
  },
  [`GET ${REPO}/issues/comments/{comment_id}`]: {
    need: onThread('read'),
    answer: (call) => ok(call.views.comment(call.world.comments.get(commentOf(call).id)!)),
  },
  [`PATCH ${REPO}/issues/comments/{comment_id}`]: {
    need: onThread('write'),
    answer: (call) => {
      const { id } = commentOf(call);
      call.world.editComment(id, { body: commentBody(call), by: call.token.login });
      return ok(call.views.comment(call.world.comments.get(id)!));
    },
  },
  [`DELETE ${REPO}/issues/comments/{comment_id}`]: {
    need: onThread('write'),
    answer: (call) => {
      call.world.deleteComment(commentOf(call).id);
      return gone;
    },
  },

  [`GET ${REPO}/issues/{issue_number}/reactions`]: {
    need: onThread('read'),
    answer: (call) => listReactions(call, threadOf(call).number),
  },
  [`POST ${REPO}/issues/{issue_number}/reactions`]: {
    need: onThread('write'),
    answer: (call) => react(call, threadOf(call).number),
  },
  [`DELETE ${REPO}/issues/{issue_number}/reactions/{reaction_id}`]: {
    need: onThread('write'),
    answer: (call) => unreact(call, threadOf(call).number),
  },
  [`GET ${REPO}/issues/comments/{comment_id}/reactions`]: {
    need: onThread('read'),
    answer: (call) => listReactions(call, commentOf(call).place),
  },
  [`POST ${REPO}/issues/comments/{comment_id}/reactions`]: {
    need: onThread('write'),
    answer: (call) => react(call, commentOf(call).place),
  },
  [`DELETE ${REPO}/issues/comments/{comment_id}/reactions/{reaction_id}`]: {
    need: onThread('write'),
    answer: (call) => unreact(call, commentOf(call).place),
  },

  [`GET ${REPO}/issues/{issue_number}/labels`]: { need: onThread('read'), answer: labelsOf },
  [`POST ${REPO}/issues/{issue_number}/labels`]: { need: onThread('write'), answer: addLabels },
  [`DELETE ${REPO}/issues/{issue_number}/labels/{name}`]: { need: onThread('write'), answer: removeLabel },

  [`POST ${REPO}/git/refs`]: { need: may('contents', 'write'), answer: createRef },
  [`GET ${REPO}/git/ref/{ref}`]: { need: may('contents', 'read'), answer: readRef },
  [`POST ${REPO}/git/tags`]: { need: may('contents', 'write'), answer: createTag },
  [`GET ${REPO}/git/tags/{tag_sha}`]: { need: may('contents', 'read'), answer: readTag },
  [`GET ${REPO}/actions/runs/{run_id}`]: { need: may('actions', 'read'), answer: readRun },
  [`GET ${REPO}/git/matching-refs/{ref}`]: {
    need: may('contents', 'read'),
    answer: ({ world, views, params }) => {
      const found = [...world.refs].filter(([ref]) => ref.startsWith(`refs/${params['ref'] ?? ''}`));
      return listed(found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([ref, sha]) => views.ref(ref, sha)));
    },
  },
};

/** Checks the permission first, as GitHub does, then answers. Throws RestError. */
export function answerRest(key: string, call: Call): Answer {
  const route = ROUTES[key];
  if (route === undefined) throw new Error(`GitHub stand-in: ${key} is in the slice but has no route.`);
  if (!allows(call.token, call.world, route.need(call))) throw notAccessible(call.token.kind);
  return route.answer(call);
}
