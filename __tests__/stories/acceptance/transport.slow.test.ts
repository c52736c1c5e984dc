/**
 * The connections of the built action, which has only a part of undici: proxies, private certificates, and servers that break.
 * The marketplace and GitHub have names that only the proxy knows. They stand behind TLS, because plain http uses no proxy.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionResult } from '../../support/action.ts';
import { DEFAULT_TOKEN } from '../../support/github/handler.ts';
import { startConnectProxy, startTlsFront, type ConnectProxy, type ConnectProxyOptions } from '../../support/proxy.ts';
import { AUTHORITY } from '../../support/tls-fixture.ts';
import type { Fault } from '../../../src/sandbox/server/faults.ts';
import { labelIssue, listTransfers, openDelivery, withScene, type RecordedScene } from './recorded-scene.ts';

type Texts = Readonly<Record<string, string>>;

let directory = '';
let authority = '';
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'orkestro-tls-'));
  authority = join(directory, 'authority.pem');
  writeFileSync(authority, AUTHORITY);
});
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** What an entry in the machine's hosts file would do, for one process: names under `test` are this machine. */
const HOSTS = `import dns from 'node:dns';
const { lookup } = dns;
dns.lookup = (host, ...rest) => lookup(host.endsWith('.test') ? '127.0.0.1' : host, ...rest);`;
const WITH_HOSTS = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(HOSTS)}` };

/** A scene whose servers have names, behind TLS, and a proxy that reaches them. */
interface Network {
  readonly scene: RecordedScene;
  readonly proxy: ConnectProxy;
  /** `host:port` of both servers. */
  readonly market: string;
  readonly github: string;
  /** Connections to both servers, by whichever way. */
  readonly connections: () => number;
  /** Runs the action against the servers' names. */
  readonly run: (event: Parameters<RecordedScene['run']>[0], env: Texts, inputs?: Texts) => Promise<ActionResult>;
  /** Lists specialists, the shortest run that calls the marketplace. */
  readonly discover: (env: Texts, inputs?: Texts) => Promise<ActionResult>;
}

function withNetwork(play: (network: Network) => Promise<void>, options: ConnectProxyOptions = {}): Promise<void> {
  return withScene(async (scene) => {
    const proxy = await startConnectProxy(options);
    const fronts = await Promise.all([scene.urls.market, scene.urls.github].map((url) => startTlsFront(portOf(url))));
    const [market, github] = fronts.map((front, at) => `${at === 0 ? 'market' : 'github'}.test:${front.port}`);
    const run: Network['run'] = (event, env, inputs = {}) =>
      scene.run(
        event,
        { 'api-url': `https://${market ?? ''}/api/v1`, timeout: '20s', ...inputs },
        {
          github: {
            url: `https://${github ?? ''}`,
            graphqlUrl: `https://${github ?? ''}/graphql`,
            token: DEFAULT_TOKEN,
          },
          env: { NODE_EXTRA_CA_CERTS: authority, ...env },
        },
      );
    try {
      await play({
        scene,
        proxy,
        market: market ?? '',
        github: github ?? '',
        connections: () => fronts.reduce((sum, front) => sum + front.connections(), 0),
        run,
        discover: (env, inputs) => run(scene.payloads.workflowDispatch(), env, { mode: 'discover', ...inputs }),
      });
    } finally {
      await Promise.all([proxy, ...fronts].map((one) => one.close()));
    }
  });
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** Returns what a run shows that failed on its way to the marketplace. */
function errorOf({ stdout, exitCode }: ActionResult): string {
  expect(exitCode).toBe(1);
  const [error = '', ...more] = stdout.split('\n').filter((line) => line.startsWith('::error::'));
  expect(more).toEqual([]);
  return error.replaceAll('%0A', '\n');
}

function expectListed({ outputs, stdout }: ActionResult): void {
  expect({ outcome: outputs['reason-code'], log: outputs['specialists'] === '' ? stdout : '' }).toEqual({
    outcome: 'discovered',
    log: '',
  });
}

describe('through a proxy', () => {
  it.concurrent('a specialist is hired and paid, and nothing goes past it', () =>
    withNetwork(async ({ scene, proxy, market, github, connections, run }) => {
      openDelivery(scene, 'success');
      const result = await run(labelIssue(scene), { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
      expect(result.outputs).toMatchObject({ outcome: 'accepted', 'reason-code': 'checks_passed' });
      expect(listTransfers(scene)).toEqual(['hold 12000', 'release 12000']);
      expect(new Set(proxy.lines)).toEqual(new Set([`CONNECT ${market} → 200`, `CONNECT ${github} → 200`]));
      expect(connections()).toBe(proxy.lines.length);
    }),
  );

  it.concurrent('the doctor reaches both servers', () =>
    withNetwork(async ({ scene, proxy, market, github, run }) => {
      const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
      const result = await run(scene.payloads.workflowDispatch(), env, { mode: 'doctor' });
      expect(result.outputs['reason-code']).toBe('diagnosed');
      expect(result.stdout).toMatch(/^ok {3}marketplace: /m);
      expect(result.stdout).toMatch(/^ok {3}contents: read: /m);
      expect(new Set(proxy.lines)).toEqual(new Set([`CONNECT ${market} → 200`, `CONNECT ${github} → 200`]));
    }),
  );

  it.concurrent.each<readonly [string, (port: number) => Texts]>([
    ['https_proxy', (port) => ({ https_proxy: `http://127.0.0.1:${port}` })],
    ['an empty https_proxy beside it', (port) => ({ https_proxy: '', HTTPS_PROXY: `http://127.0.0.1:${port}` })],
    ['https_proxy, which wins', (port) => ({ https_proxy: `http://127.0.0.1:${port}`, HTTPS_PROXY: 'http://[::1]:9' })],
    ['host:port', (port) => ({ HTTPS_PROXY: `127.0.0.1:${port}` })],
    ['a name of this machine', (port) => ({ HTTPS_PROXY: `localhost:${port}` })],
    ['a slash at the end', (port) => ({ HTTPS_PROXY: ` http://127.0.0.1:${port}/ ` })],
  ])('named by %s', (_name, toEnvironment) =>
    withNetwork(async ({ proxy, market, discover }) => {
      expectListed(await discover(toEnvironment(proxy.port)));
      expect(new Set(proxy.lines)).toEqual(new Set([`CONNECT ${market} → 200`]));
    }),
  );

  it.concurrent('with a name and a password, which nobody else hears', () =>
    withNetwork(
      async ({ proxy, market, discover }) => {
        const result = await discover({ HTTPS_PROXY: `http://us%40er:p%3Ass%2Fw@127.0.0.1:${proxy.port}` });
        expectListed(result);
        expect(new Set(proxy.lines)).toEqual(new Set([`CONNECT ${market} → 200`]));
      },
      { credentials: 'us@er:p:ss/w' },
    ),
  );

  it.concurrent.each<readonly [string, string]>([
    ['a wrong password', 'http://user:canary-wrong@'],
    ['no password', 'http://'],
  ])('that refuses %s: the error names the proxy, and nothing is sent', (_name, start) =>
    withNetwork(
      async ({ scene, proxy, connections, discover }) => {
        const result = await discover({ HTTPS_PROXY: `${start}127.0.0.1:${proxy.port}` });
        expect(errorOf(result)).toMatch(/proxy/i);
        expect(errorOf(result)).toContain('407');
        expect(result.stdout + JSON.stringify(result.outputs)).not.toContain('canary-wrong');
        expect([scene.calls, connections()]).toEqual([[], 0]);
      },
      { credentials: 'user:right' },
    ),
  );

  it.concurrent('that opens no tunnel', () =>
    withNetwork(
      async ({ proxy, connections, discover }) => {
        const error = errorOf(await discover({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` }));
        expect(error).toMatch(/proxy/i);
        expect(error).toContain('403');
        expect(connections()).toBe(0);
      },
      { refuse: 403 },
    ),
  );

  it.concurrent('that is no address', () =>
    withNetwork(async ({ connections, discover }) => {
      const error = errorOf(await discover({ HTTPS_PROXY: 'ftp://proxy.test', ...WITH_HOSTS }));
      expect(error).toContain('HTTPS_PROXY is not of the form http://host:port');
      expect(connections()).toBe(0);
    }),
  );
});

describe('NO_PROXY', () => {
  it.concurrent.each<readonly [string, 'direct' | 'proxy']>([
    ['market.test', 'direct'],
    ['MARKET.Test', 'direct'],
    ['market.test:PORT', 'direct'],
    ['test', 'direct'],
    ['.test', 'direct'],
    ['*', 'direct'],
    ['other.test, market.test', 'direct'],
    ['other.test,*', 'direct'],
    [' , market.test , ', 'direct'],
    ['', 'proxy'],
    ['other.test', 'proxy'],
    ['market.test:1', 'proxy'],
    ['ket.test', 'proxy'],
    ['.ket.test', 'proxy'],
    ['market.test.example', 'proxy'],
    ['api.market.test', 'proxy'],
  ])('%j: %s', (value, way) =>
    withNetwork(async ({ proxy, market, connections, discover }) => {
      const exception = value.replace('PORT', market.split(':')[1] ?? '');
      const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: exception, ...WITH_HOSTS };
      expectListed(await discover(env));
      expect(new Set(proxy.lines)).toEqual(new Set(way === 'proxy' ? [`CONNECT ${market} → 200`] : []));
      expect(connections()).toBeGreaterThan(0);
    }),
  );

  it.concurrent('no_proxy counts before it, unless it is empty', () =>
    withNetwork(async ({ proxy, discover }) => {
      const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, ...WITH_HOSTS };
      expectListed(await discover({ ...env, no_proxy: 'market.test', NO_PROXY: 'other.test' }));
      expectListed(await discover({ ...env, no_proxy: '', NO_PROXY: 'market.test' }));
      expect(proxy.lines).toEqual([]);
    }),
  );

  it.concurrent('is not needed for this machine', () =>
    withNetwork(async ({ scene, proxy }) => {
      const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, HTTP_PROXY: `http://127.0.0.1:${proxy.port}` };
      expectListed(await scene.run(scene.payloads.workflowDispatch(), { mode: 'discover' }, { env }));
      expect(proxy.lines).toEqual([]);
    }),
  );
});

describe('a private certificate authority', () => {
  it.concurrent('counts if NODE_EXTRA_CA_CERTS names it', () =>
    withNetwork(async ({ discover }) => {
      expectListed(await discover(WITH_HOSTS));
    }),
  );

  it.concurrent('does not count otherwise, and no request is sent', () =>
    withNetwork(async ({ scene, discover }) => {
      const error = errorOf(await discover({ ...WITH_HOSTS, NODE_EXTRA_CA_CERTS: '' }));
      expect(error).toMatch(/certificate/i);
      expect(error).toContain('NODE_EXTRA_CA_CERTS');
      expect(scene.calls).toEqual([]);
    }),
  );

  it.concurrent('does not count for a name that its certificate lacks', () =>
    withNetwork(async ({ scene, market, discover }) => {
      const inputs = { 'api-url': `https://${market.replace('market', 'other')}/api/v1` };
      expect(errorOf(await discover(WITH_HOSTS, inputs))).toMatch(/certificate/i);
      expect(scene.calls).toEqual([]);
    }),
  );

  it.concurrent('certificates are never left unchecked', () =>
    withNetwork(async ({ scene, discover }) => {
      const error = errorOf(await discover({ ...WITH_HOSTS, NODE_TLS_REJECT_UNAUTHORIZED: '0' }));
      expect(error).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
      expect(scene.calls).toEqual([]);
    }),
  );
});

describe('a server that breaks', () => {
  const answer = (headers: Texts, body: string, status = 200): Fault => ({ kind: 'answer', status, headers, body });
  it.concurrent.each<readonly [string, Fault, RegExp, number]>([
    ['cuts the connection', { kind: 'reset' }, /reset|closed|lost/i, 3],
    ['cuts its answer', { kind: 'cut' }, /reset|closed|lost|terminated/i, 3],
    ['compresses what was asked for plain', answer({ 'content-encoding': 'gzip' }, 'x'), /gzip/, 1],
    ['leads elsewhere', answer({ location: 'https://evil.test/x' }, '', 307), /307 to https:\/\/evil\.test/, 1],
    ['sends more than 1 MiB', answer({}, `[${' '.repeat(1_100_000)}]`), /more than 1048576 bytes/, 1],
  ])('%s', (_name, fault, why, tries) =>
    withNetwork(async ({ scene, discover }) => {
      scene.intercept(() => fault);
      expect(errorOf(await discover(WITH_HOSTS))).toMatch(why);
      expect(scene.calls).toHaveLength(tries);
    }),
  );

  it.concurrent('never answers: the step ends in time', () =>
    withNetwork(async ({ scene, discover }) => {
      scene.intercept(() => ({ kind: 'hang' }));
      expect(errorOf(await discover(WITH_HOSTS, { timeout: '1s' }))).toMatch(/no complete answer|time/i);
      expect(scene.calls).toHaveLength(1);
    }),
  );
});
