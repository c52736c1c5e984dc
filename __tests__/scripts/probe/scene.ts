/** The probe on loopback, with one clock for it and for GitHub, which moves only if something sleeps. */
import { runProbe } from '../../../scripts/probe/cli.ts';
import type { FactName } from '../../../scripts/probe/facts.ts';
import type { GitHubStandIn } from '../../support/github/handler.ts';
import { type GitHubServer, startGitHubServer } from '../../support/github/server.ts';
import { ACTIONS_BOT, createWorld, type World } from '../../support/github/state.ts';
import type { Permissions } from '../../support/github/tokens.ts';
import { createClock } from '../../support/http.ts';

const TOKEN = 'ghs_probe00000000000000000000000000000';
const ADMIN_TOKEN = 'github_pat_admin00000000000000000000000';

const WORKFLOW: Permissions = {
  contents: 'write',
  issues: 'write',
  'pull-requests': 'write',
  checks: 'write',
  statuses: 'write',
  actions: 'read',
};

/** What tests see of a run. */
interface ProbeResult {
  readonly code: number;
  readonly output: string;
}

/** What is in the repository, for comparison. */
interface Left {
  readonly refs: readonly string[];
  readonly open: readonly number[];
  readonly issues: number;
  readonly comments: number;
  readonly rules: number;
}

export interface ProbeScene {
  readonly github: GitHubStandIn;
  readonly repo: World;
  readonly token: string;
  readonly run: (argv?: readonly string[], env?: Readonly<Record<string, string>>) => Promise<ProbeResult>;
  readonly stop: () => void;
  readonly snapshot: () => Left;
}

const servers: GitHubServer[] = [];

/** Closes every server that was opened. */
export async function closeProbes(): Promise<void> {
  await Promise.all(servers.splice(0).map((server) => server.close()));
}

interface SceneOptions {
  readonly repository?: string;
  readonly admin?: boolean;
  /** Whose the token under test is. */
  readonly login?: string;
  readonly ghesVersion?: string;
}

/** Opens a repository where a workflow ran on the default branch and where a merge queue holds a pull request. */
export async function openProbe(options: SceneOptions = {}): Promise<ProbeScene> {
  const { repository = 'acme/app-probe', admin = true, login = ACTIONS_BOT, ghesVersion } = options;
  const clock = createClock();
  const repo = createWorld({ repository, now: () => clock.now() });
  repo.addUser('maya', 'admin');
  repo.report({ sha: repo.branchHead('main'), name: 'build', conclusion: 'success' });
  repo.openPull({ number: 99, headRef: 'main', sha: repo.branchHead('main') });
  repo.enqueue([99]);
  const kind = login === ACTIONS_BOT ? 'installation' : 'user';
  const tokens = {
    [TOKEN]: { login, kind, permissions: WORKFLOW } as const,
    [ADMIN_TOKEN]: { login: 'maya', kind: 'user', permissions: { ...WORKFLOW, administration: 'write' } } as const,
  };
  const release = ghesVersion === undefined ? {} : { ghesVersion, ghes: true };
  const server = await startGitHubServer({ world: repo, tokens, setup: true, ...release });
  servers.push(server);
  const controller = new AbortController();
  const env = { GITHUB_TOKEN: TOKEN, GITHUB_API_URL: server.url, ...(admin && { PROBE_ADMIN_TOKEN: ADMIN_TOKEN }) };
  return {
    github: server.standIn,
    repo,
    token: TOKEN,
    stop: () => {
      controller.abort();
    },
    snapshot: () => snapshot(repo),
    async run(argv = [], more = {}) {
      let output = '';
      const code = await runProbe(['--repo', repository, ...argv], {
        env: { ...env, ...more },
        clock,
        signal: controller.signal,
        write: (text) => (output += text),
      });
      return { code, output };
    },
  };
}

function snapshot(repo: World): Left {
  const threads = [...repo.threads.values()];
  return {
    refs: [...repo.refs.keys()].sort(),
    open: threads.filter(({ state }) => state === 'open').map(({ number }) => number),
    issues: threads.filter(({ kind }) => kind === 'issue').length,
    comments: repo.comments.size,
    rules: [...repo.rules.values()].flat().length + repo.classic.size,
  };
}

interface Lie {
  readonly fact: FactName;
  readonly seen: RegExp;
  readonly arrange: (probe: ProbeScene) => void;
}

/** Another answer of GitHub's, once the real one had its effect. */
function answer({ github }: ProbeScene, path: RegExp, status: number, times = 1): void {
  github.faults.add({ kind: 'status', status, after: true, match: { path }, times });
}

/** GraphQL data in which the value at `path` is null, without an error beside it. */
function forbid({ github }: ProbeScene, operation: string): void {
  const message = 'Resource not accessible by integration';
  github.faults.add({ kind: 'graphql_errors', type: 'FORBIDDEN', message, match: { operation }, times: 9 });
}

const lie = (fact: FactName, seen: RegExp, arrange: Lie['arrange']): Lie => ({ fact, seen, arrange });

/** For each fact that can be false here, a GitHub where it is. */
export const LIES: readonly Lie[] = [
  lie('locks/reaction', /2 of 50 answered 201, 48 answered 200/, (probe) => {
    const react = probe.repo.react.bind(probe.repo);
    let first = 2;
    probe.repo.react = (...args) => ({ ...react(...args), ...((first -= 1) >= 0 && { created: true }) });
  }),
  lie('locks/custom-ref', /creating refs\/orkestro\/probe-\w+\/1: HTTP 422/, ({ github }) => {
    const body = /refs\/orkestro/;
    github.faults.add({ kind: 'status', status: 422, message: 'Reference name is not valid', match: { body } });
  }),
  lie('locks/ref', /2 of 50 answered 201, 48 answered 422/, ({ github, repo }) => {
    const run = (): void => {
      for (const ref of repo.refs.keys()) if (ref.startsWith('refs/orkestro/')) repo.refs.delete(ref);
    };
    github.faults.add({ kind: 'meanwhile', match: { path: /git\/refs$/ }, skip: 30, run });
  }),
  lie('activity/list', /with other commits or order than pushed/, ({ repo }) => {
    repo.activity.push = () => 0;
  }),
  lie('jobs/by-check-run', /job \d+: HTTP 404/, ({ github }) => {
    github.faults.add({ kind: 'status', status: 404, match: { path: /actions\/jobs/ } });
  }),
  lie('rendering/hidden', /shown: ProbeShown, ProbeTask, ProbeComment/, ({ github, repo }) => {
    const run = (): void => {
      const [last] = [...repo.threads.keys()].slice(-1);
      repo.edit(last ?? 0, { body: 'ProbeShown ProbeTask ProbeComment' });
    };
    github.faults.add({ kind: 'meanwhile', match: { operation: 'ProbeBody' }, run });
  }),
  lie('rendering/volatile', /bodyHTML stayed/, ({ github }) => {
    github.faults.add({ kind: 'stale', match: { operation: 'ProbeBody' }, times: 9 });
  }),
  lie('rules/visible', /no required check/, ({ github, repo }) => {
    const run = (): void => {
      repo.rules.clear();
    };
    github.faults.add({ kind: 'meanwhile', match: { path: /rulesets$/ }, run, after: true });
  }),
  lie('rules/update-rule', /FORBIDDEN: Resource not accessible/, (probe) => {
    forbid(probe, 'ProbeRule');
  }),
  lie('rules/required-app', /true for a person's status/, ({ github, repo }) => {
    // Every status counts as one of GitHub Actions.
    const run = (): void => {
      repo.statuses.splice(0, 1, { ...repo.statuses[0]!, creator: ACTIONS_BOT });
    };
    github.faults.add({ kind: 'meanwhile', match: { method: 'POST', path: /statuses/ }, run, after: true });
  }),
  lie('rules/branch-protection', /rules\/branch-protection: HTTP 404/, (probe) => {
    answer(probe, /branches\/[^/]+-base$/, 404, 9);
  }),
  lie('rules/names-case', /isRequired: false/, ({ github, repo }) => {
    const run = (): void => {
      repo.rules.clear();
    };
    github.faults.add({ kind: 'meanwhile', match: { method: 'POST', path: /statuses/ }, run, after: true });
  }),
  lie('rules/plan', /HTTP 403/, ({ github }) => {
    github.faults.add({ kind: 'status', status: 403, message: 'Not for you', match: { path: /rules\/branches/ } });
  }),
  lie('checks/newest', /the latest is/, ({ github, repo }) => {
    const run = (): void => {
      repo.checkRuns.splice(-1, 1);
    };
    github.faults.add({ kind: 'meanwhile', match: { method: 'GET', path: /commits\/\w+\/check-runs$/ }, run });
  }),
  lie('reviews/undecided', /reviewDecision is "REVIEW_REQUIRED"/, ({ github, repo }) => {
    const run = (): void => {
      const branch = [...repo.refs.keys()].find((ref) => ref.endsWith('-base')) ?? '';
      repo.protect({ branch: branch.replace('refs/heads/', ''), classic: true, reviews: 1 });
    };
    github.faults.add({ kind: 'meanwhile', match: { operation: 'ProbeUndecided' }, run });
  }),
  lie('reviews/opinionated', /FORBIDDEN/, (probe) => {
    forbid(probe, 'ProbeReviews');
  }),
  lie('queue/read', /FORBIDDEN/, (probe) => {
    forbid(probe, 'ProbeQueue');
  }),
  lie('issues/gone', /issues\/gone: FORBIDDEN/, (probe) => {
    forbid(probe, 'ProbeGone');
  }),
  lie('limits/mutations', /request 8 was refused after 70 comments: .*secondary rate limit/, ({ github }) => {
    const message = 'You have exceeded a secondary rate limit.';
    github.faults.add({ kind: 'status', status: 403, message, match: { operation: 'ProbeComments' }, skip: 7 });
  }),
];
