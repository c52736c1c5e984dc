/**
 * A scene for the built action: a sandbox marketplace whose specialists work when the test says so, a GitHub stand-in with
 * one repository, and the action's runs between them, all over loopback sockets.
 */
import { startSandboxServer, type SandboxServer, type SandboxServerOptions } from '../../src/sandbox/server/server.ts';
import type { Scenario } from '../../src/sandbox/scenario/scenario.ts';
import type { ActionResult, ActionRun } from './action.ts';
import { runAction } from './action.ts';
import { DEFAULT_TOKEN, createGitHubStandIn, type GitHubStandIn } from './github/handler.ts';
import { Payloads, type Delivery } from './github/payloads.ts';
import { startGitHubServer } from './github/server.ts';
import { createWorld, type World } from './github/state.ts';

export interface Scene {
  readonly market: SandboxServer;
  readonly github: GitHubStandIn;
  readonly repo: World;
  readonly payloads: Payloads;
  /** Where the two servers listen, for who puts something in between. */
  readonly urls: { readonly market: string; readonly github: string; readonly graphql: string };
  /** Runs the action for an event. `more` overrides the default environment and inputs. */
  run(event: Delivery, inputs?: Readonly<Record<string, string>>, more?: Partial<ActionRun>): Promise<ActionResult>;
  close(): Promise<void>;
}

/** An issue that a specialist can be hired for. */
export const ISSUE_BODY = [
  'The parser fails on empty input.',
  '',
  '## Definition of Done',
  '',
  '- [ ] `parse("")` returns an empty list',
  '- [ ] a test shows it',
].join('\n');

/** Opens a scene: branch `main` requires the check `test`; `maya` may write. `faults` and `seed`: the marketplace's. */
export async function openScene(
  scenario: Scenario = {},
  more: Pick<SandboxServerOptions, 'faults' | 'seed'> = {},
): Promise<Scene> {
  const market = await startSandboxServer({ scenario: { manual: true, rateLimit: null, ...scenario }, ...more });
  const repo = createWorld();
  repo.protect({ required: ['test'] });
  const github = createGitHubStandIn({ world: repo });
  const server = await startGitHubServer(github);
  return {
    market,
    github,
    repo,
    payloads: new Payloads(repo),
    urls: { market: market.url, github: server.url, graphql: server.graphqlUrl },
    run: (event, inputs = {}, more = {}) =>
      runAction({
        event,
        github: { url: server.url, graphqlUrl: server.graphqlUrl, token: DEFAULT_TOKEN },
        repository: { owner: repo.owner, name: repo.name, id: repo.id },
        inputs: { 'api-key': market.key, 'api-url': market.url, 'budget-usd': '120', timeout: '60s', ...inputs },
        ...more,
      }),
    async close() {
      await server.close();
      await market.close();
    },
  };
}
