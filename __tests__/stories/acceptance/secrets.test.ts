/** The key of the built action: where it may be written (nowhere, threat row 19), and when it may not be used at all (row 18). */
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../../support/action.ts';
import { DEFAULT_TOKEN } from '../../support/github/handler.ts';
import { isPost, ISSUE, labelIssue, withScene, openDelivery, type RecordedScene } from './recorded-scene.ts';

/** Returns what a base64 encoder makes of a text that starts at byte `offset` mod 3, without the edges that neighbors decide. */
function toBase64(text: string, offset: number): string {
  return Buffer.from('.'.repeat(offset) + text)
    .toString('base64')
    .slice(offset === 0 ? 0 : offset + 1, -4);
}

/** Returns every form of a secret that is looked for; written without looking at how src/action redacts. */
function formsOf(secret: string): Readonly<Record<string, string>> {
  return {
    raw: secret,
    'base64, offset 0': toBase64(secret, 0),
    'base64, offset 1': toBase64(secret, 1),
    'base64, offset 2': toBase64(secret, 2),
    URL: encodeURIComponent(secret),
    hex: Buffer.from(secret).toString('hex'),
    'JSON-escaped': JSON.stringify(secret).slice(1, -1),
  };
}

/** Returns everything that a run wrote; without the lines by which it tells the runner what to mask, which the runner swallows. */
function everythingWritten({ repo, github }: RecordedScene, result: ActionResult): Readonly<Record<string, string>> {
  const ours = [...repo.comments.values()].filter(({ author }) => author === 'github-actions[bot]');
  return {
    'standard output': result.stdout.replaceAll(/^::add-mask::.*$/gm, ''),
    'standard error': result.stderr,
    outputs: Object.values(result.outputs).join('\n'),
    summary: result.summary,
    receipt: JSON.stringify(result.receipt),
    comments: ours.map(({ body }) => body).join('\n'),
    'requests to GitHub': github.requests
      .map(
        ({ method, path, query, body }) =>
          `${method} ${path}?${query} ${typeof body === 'string' ? body : JSON.stringify(body)}`,
      )
      .join('\n'),
  };
}

function findLeaks(scene: RecordedScene, result: ActionResult, secrets: readonly string[]): readonly string[] {
  const written = Object.entries(everythingWritten(scene, result));
  return secrets.flatMap((secret) =>
    Object.entries(formsOf(secret)).flatMap(([form, text]) =>
      written.filter(([, all]) => all.includes(text)).map(([where]) => `${secret.slice(0, 4)}…, ${form}, in ${where}`),
    ),
  );
}

const DEBUG = { env: { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' } };
/** A key whose every form is another text. */
const ODD_KEY = 'osk_live_C4n"ary/\\key+=?&<x>';

/** Returns all forms of the key, as a server that echoes might answer them. */
function echo(key: string): string {
  const base64 = ['', '.', '..'].map((before) => Buffer.from(`${before}${key}...`).toString('base64'));
  const json = JSON.stringify({ key });
  return [key, ...base64, encodeURIComponent(key), Buffer.from(key).toString('hex'), json].join(' ');
}

interface SecretScenario {
  readonly name: string;
  /** The outcome that the run must have, so that the scenario is the intended one. */
  readonly code: string;
  readonly key?: string;
  readonly inputs?: (key: string) => Readonly<Record<string, string>>;
  /** Arranges the scene. `key` is the one that the run starts with. */
  arrange(scene: RecordedScene, key: string): ReturnType<typeof labelIssue>;
}

const answer = (status: number, body: string, type = 'application/json') =>
  ({ kind: 'answer', status, body, headers: { 'content-type': type, 'x-request-id': body.slice(0, 60) } }) as const;

const SCENARIOS: readonly SecretScenario[] = [
  {
    name: 'hired, delivered, paid',
    code: 'checks_passed',
    arrange(scene) {
      openDelivery(scene, 'success');
      return labelIssue(scene);
    },
  },
  {
    name: 'somebody pasted the key into issue and inputs',
    code: 'checks_passed',
    inputs: (key) => ({ 'ignore-checks': key, 'allowed-bots': '' }),
    arrange(scene, key) {
      openDelivery(scene, 'success');
      scene.repo.openIssue({
        number: ISSUE,
        title: `Fix ${key}`,
        body: `${echo(key)}\n\n- [ ] it works`,
        author: 'maya',
      });
      scene.repo.label(ISSUE, 'orkestro', 'maya');
      return scene.payloads.issueLabeled(ISSUE, 'orkestro', 'maya');
    },
  },
  {
    name: 'inputs that cannot be used hold the key',
    code: 'bad_input',
    inputs: (key) => ({
      'budget-usd': key,
      timeout: `${key}m`,
      tier: echo(key),
      'api-url': `https://${key}@orkestro.net`,
    }),
    arrange: (scene) => labelIssue(scene),
  },
  {
    name: 'a refusal echoes the key',
    code: 'marketplace_error',
    key: ODD_KEY,
    arrange(scene, key) {
      scene.intercept(() =>
        answer(401, JSON.stringify({ error: { code: 'unauthorized', message: `Bad key ${echo(key)}` } })),
      );
      return labelIssue(scene);
    },
  },
  {
    name: 'a page echoes the key instead of a list',
    code: 'marketplace_error',
    arrange(scene, key) {
      scene.intercept(() => answer(200, `<html>Authorization: Bearer ${echo(key)}</html>`, 'text/html'));
      return labelIssue(scene);
    },
  },
  {
    name: 'the hiring request is refused with the key in the reason',
    code: 'marketplace_error',
    arrange(scene, key) {
      const body = JSON.stringify({ error: { code: 'invalid', message: `dod: ${echo(key)}`, field: key } });
      scene.intercept((call) => (isPost(call) ? answer(422, body) : null));
      return labelIssue(scene);
    },
  },
  {
    // The signed state would have carried the key. What is on GitHub has none, and this run uses what it wrote.
    name: 'the mission itself carries the key',
    code: 'contract_unreadable',
    inputs: () => ({ wait: 'false' }),
    arrange(scene, key) {
      const missionFields = {
        specialist: echo(key),
        status: `odd ${key}`,
        escrow_status: key,
        verification: echo(key),
      };
      const mission = {
        id: 'msn_echo',
        title: `Fix it ${echo(key)}`,
        ...missionFields,
        dod: echo(key),
        budget_usd: 120,
      };
      scene.intercept((call) =>
        isPost(call) || call.path.endsWith('/msn_echo') ? answer(200, JSON.stringify({ mission })) : null,
      );
      return labelIssue(scene);
    },
  },
  {
    name: 'GitHub echoes key and token in an error',
    code: 'github_error',
    arrange(scene, key) {
      const message = `Bad credentials ${echo(key)} ${echo(DEFAULT_TOKEN)}`;
      scene.github.faults.add({ kind: 'status', status: 422, message, match: { method: 'POST', path: /comments$/ } });
      return labelIssue(scene);
    },
  },
  {
    name: 'specialists are called like the key',
    code: 'discovered',
    inputs: () => ({ mode: 'discover' }),
    arrange(scene, key) {
      const specialist = { name: echo(key), persona: key, type: 'IT', tier: 'T1 Verified', rank: 90, price: echo(key) };
      scene.intercept(() => answer(200, JSON.stringify({ specialists: [specialist] })));
      return scene.payloads.workflowDispatch();
    },
  },
];

describe('key and token', () => {
  it.concurrent.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    'threat row 19: leave in no form, debug on: %s',
    (_name, scenario) =>
      withScene(async (scene) => {
        const key = scenario.key ?? scene.market.key;
        const event = scenario.arrange(scene, key);
        const result = await scene.run(event, { 'api-key': key, timeout: '20s', ...scenario.inputs?.(key) }, DEBUG);
        expect({ code: result.outputs['reason-code'], leaks: findLeaks(scene, result, [key, DEFAULT_TOKEN]) }).toEqual({
          code: scenario.code,
          leaks: [],
        });
        // The masks come first: before anything else is said.
        expect(result.stdout.startsWith('::add-mask::')).toBe(true);
      }),
  );
});

describe('where certificates would not be checked', () => {
  it('threat row 18: NODE_TLS_REJECT_UNAUTHORIZED=0 ends the step before the first byte', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      await withScene(async (scene) => {
        const result = await scene.run(
          labelIssue(scene),
          { 'api-url': `https://127.0.0.1:${port}/api/v1` },
          { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } },
        );
        expect(result.exitCode).toBe(1);
        expect(result.outputs['outcome']).toBe('failed');
        expect(result.stdout).toMatch(/::error::.*NODE_TLS_REJECT_UNAUTHORIZED/);
        expect([connections, scene.calls, scene.github.transcript()]).toEqual([0, [], []]);
      });
    } finally {
      server.close();
    }
  });
});
