/** Proxies, Enterprise Server, other forges, other addresses, and what act doesn't say. */
import { runAction } from '../../../__tests__/support/action.ts';
import type { ActScene } from '../scene.ts';
import type { ActCase } from './case.ts';
import { describeEnd, playWaitingJob, readError } from './parts.ts';

/** act itself asks for notices there. */
const NOTICES = 'api.nektosact.com';
const GHES = ['--github-instance', 'ghes.local'];

async function playProxy(scene: ActScene): Promise<void> {
  const { checks, front } = scene;
  await playWaitingJob(scene, scene.readExample('one-job.yml'), { machine: { HTTPS_PROXY: front.proxyUrl } });
  const names = [...new Set(front.tunneled)].filter((name) => name !== NOTICES).toSorted();
  checks.equal('names asked through the proxy', names, ['api.github.com', 'orkestro.net']);
}

async function playEnterpriseServer(scene: ActScene): Promise<void> {
  const { checks, front } = scene;
  await playWaitingJob(scene, scene.readExample('ghes.yml'), { args: GHES });
  const names = [...new Set(front.asked)].filter((name) => name !== NOTICES).toSorted();
  checks.equal('names asked', names, ['ghes.local', 'orkestro.net']);
  checks.equal('tunnels', front.tunneled, []);
}

async function playEnterpriseProxy(scene: ActScene): Promise<void> {
  const { checks, front } = scene;
  const vars = { HTTPS_PROXY: front.proxyUrl, NO_PROXY: 'ghes.local' };
  await playWaitingJob(scene, scene.readExample('ghes.yml'), { args: GHES, vars });
  checks.equal('names asked through the proxy', [...new Set(front.tunneled)], ['orkestro.net']);
}

/** Plain HTTP on loopback, by GITHUB_API_URL and `api-url`: what people do who have stand-ins of their own. */
async function playAddresses(scene: ActScene): Promise<void> {
  const { checks, front, market, urls } = scene;
  const workflow = scene
    .readExample('one-job.yml')
    .replace(/( +)max-budget-usd/, `$1api-url: ${market.url}\n$1max-budget-usd`);
  const env = { GITHUB_API_URL: urls.github, GITHUB_GRAPHQL_URL: urls.graphql };
  await playWaitingJob(scene, workflow, { env, machine: { NODE_EXTRA_CA_CERTS: '' } });
  checks.equal(
    'names asked',
    front.asked.filter((name) => name !== NOTICES),
    [],
  );
}

/**
 * Not act, but the variables that the runners of Gitea and Forgejo set, where GITHUB_GRAPHQL_URL is empty. The forge's token
 * must reach neither that forge's API nor GitHub.
 */
async function playOtherForge(scene: ActScene): Promise<void> {
  const { authority, checks, front, github, payloads, repo } = scene;
  const result = await runAction({
    event: payloads.workflowDispatch(),
    github: { url: 'https://gitea.example/api/v1', graphqlUrl: '', token: 'gitea_token_0123456789' },
    repository: { owner: repo.owner, name: repo.name, id: repo.id },
    inputs: { 'api-key': 'sandbox', title: 'T', dod: 'D', checks: 'none', 'budget-usd': '20' },
    env: { GITHUB_SERVER_URL: 'https://gitea.example', NODE_EXTRA_CA_CERTS: authority },
  });
  checks.equal('exit code', result.exitCode, 1);
  checks.equal('names asked', front.asked, []);
  checks.equal('requests to GitHub', github.requests.length, 0);
  const error = result.stdout.split('\n').find((line) => line.startsWith('::error::')) ?? 'no error';
  checks.that(`the error says that this is not GitHub: ${error}`, error.includes('not GitHub'));
}

/** As a stranger starts it: without an event file, and without a variable that says which repository this is. */
async function playBareAct(scene: ActScene): Promise<void> {
  const { checks, github, payloads } = scene;
  const bare = await scene.play({ workflow: scene.readExample('try.yml'), event: { name: 'workflow_dispatch' } });
  checks.equal(`without an event file (${readError(bare)})`, describeEnd(bare), '0 accepted verified');
  const reads = github.requests.filter(({ method, path }) => method === 'GET' && path === '/repos/acme/app');
  checks.equal('reads of the repository', reads.length, 1);
  const workflow = scene.readExample('sweep.yml');
  const sweep = await scene.play({ workflow, event: payloads.schedule('17 * * * *'), args: ['--matrix', 'shard:1'] });
  checks.equal(`a schedule, which names no repository (${readError(sweep)})`, describeEnd(sweep), '0 skipped skipped');
}

export const NETWORK_CASES: readonly ActCase[] = [
  { name: 'proxy', examples: ['one-job.yml'], play: playProxy },
  { name: 'ghes', examples: ['ghes.yml'], ghes: true, play: playEnterpriseServer },
  { name: 'ghes-proxy', examples: ['ghes.yml'], ghes: true, play: playEnterpriseProxy },
  { name: 'env-urls', examples: ['one-job.yml'], play: playAddresses },
  { name: 'gitea', play: playOtherForge },
  { name: 'bare-act', examples: ['try.yml', 'sweep.yml'], play: playBareAct },
];
