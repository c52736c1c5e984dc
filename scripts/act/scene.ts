/**
 * The scene of one case: a checkout, a repository at the GitHub stand-in of the tests, the sandbox as the marketplace, the
 * front that makes both answer to their real names, and act.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createGitHubStandIn, DEFAULT_TOKEN, type GitHubStandIn } from '../../__tests__/support/github/handler.ts';
import { Payloads } from '../../__tests__/support/github/payloads.ts';
import { startGitHubServer } from '../../__tests__/support/github/server.ts';
import { createWorld, type World } from '../../__tests__/support/github/state.ts';
import { startSandboxServer, type SandboxServer } from '../../src/sandbox/server/server.ts';
import type { Checks } from './checks.ts';
import { createEngine, type ActRequest, type ActRun } from './engine.ts';
import { startFront, type Certificate, type Front } from './front.ts';
import { readExample, readPermissions } from './workflow.ts';

/** What all cases share. */
export interface Workshop {
  readonly act: string;
  readonly action: string;
  readonly logs: string;
  readonly folder: string;
  readonly certificate: Certificate;
}

/** A request to act, and the event as one value where there is one. */
export interface PlayRequest extends Omit<ActRequest, 'event' | 'payload'> {
  readonly event: { readonly name: string; readonly payload?: unknown };
}

export interface ActScene {
  readonly repo: World;
  readonly github: GitHubStandIn;
  readonly urls: { readonly github: string; readonly graphql: string };
  readonly payloads: Payloads;
  readonly market: SandboxServer;
  readonly front: Front;
  /** The checkout in which act starts. */
  readonly checkout: string;
  /** A folder for the case's own files. */
  readonly scratch: string;
  readonly action: string;
  readonly authority: string;
  readonly checks: Checks;
  /** The runs of act so far. */
  readonly runs: readonly ActRun[];
  /** The examples that were read so far. */
  readonly examples: ReadonlySet<string>;
  /** Returns a workflow of examples/workflows/. */
  readExample(name: string): string;
  /** Plays one event on one workflow, with a token that may no more than the workflow says. */
  play(request: PlayRequest): Promise<ActRun>;
  close(): Promise<void>;
}

const PERSON = ['-c', 'user.name=maya', '-c', 'user.email=maya@users.noreply.github.com'];

function createCheckout(folder: string, web: string): void {
  mkdirSync(folder, { recursive: true });
  cpSync('README.md', join(folder, 'README.md'));
  const git = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync('git', [...PERSON, ...args], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  };
  git('init', '-q', '-b', 'main');
  git('remote', 'add', 'origin', `${web}/acme/app.git`);
  git('add', '--all');
  git('commit', '-q', '-m', 'Start');
}

function createRepository(): World {
  const repo = createWorld();
  repo.protect({ required: ['test'] });
  repo.addUser('lena', 'maintain');
  repo.addUser('tom', 'write');
  repo.addUser('mallory', 'read');
  return repo;
}

/** Opens the scene of a case. `ghes`: GitHub is an Enterprise Server at ghes.local. */
export async function openActScene(
  name: string,
  workshop: Workshop,
  checks: Checks,
  { ghes }: { readonly ghes: boolean },
): Promise<ActScene> {
  const scratch = mkdtempSync(join(workshop.folder, 'case-'));
  const checkout = join(scratch, 'app');
  const web = ghes ? 'https://ghes.local' : 'https://github.com';
  createCheckout(checkout, web);
  const repo = createRepository();
  const github = createGitHubStandIn({ world: repo, ghes, web });
  const server = await startGitHubServer(github);
  const market = await startSandboxServer({ scenario: { manual: true, rateLimit: null } });
  const ports = { github: Number(new URL(server.url).port), market: Number(new URL(market.url).port) };
  const routes = { [ghes ? 'ghes.local' : 'api.github.com']: ports.github, 'orkestro.net': ports.market };
  const front = await startFront(routes, workshop.certificate);
  const authority = workshop.certificate.certificate;
  const engine = createEngine(name, { ...workshop, repository: checkout, scratch, authority });
  const runs: ActRun[] = [];
  const examples = new Set<string>();
  return {
    ...{ repo, github, market, front, checkout, scratch, authority, checks, runs, examples },
    action: workshop.action,
    urls: { github: server.url, graphql: server.graphqlUrl },
    payloads: new Payloads(repo, web),
    readExample(file) {
      examples.add(file);
      return readExample(file);
    },
    async play({ event, ...request }) {
      github.permit(readPermissions(request.workflow));
      const secrets = { ORKESTRO_API_KEY: market.key, GITHUB_TOKEN: DEFAULT_TOKEN, ...request.secrets };
      const run = await engine({ ...request, event: event.name, payload: event.payload, secrets });
      runs.push(run);
      return run;
    },
    async close() {
      await front.close();
      await server.close();
      await market.close();
      rmSync(scratch, { recursive: true, force: true });
    },
  };
}
