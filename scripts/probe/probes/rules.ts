/** Probes of required checks: which reads show them, to which token, and what counts as the same check. */
import { ACTIONS_APP_ID, type Bench, CONTEXTS, needAdmin, needGitHubToken } from '../bench.ts';
import { type Client, describe, listAt, need, needData, pick, textAt } from '../client.ts';
import { CannotTry, type Finding, judge } from '../facts.ts';
import { poll } from '../poll.ts';

export async function tryVisible(bench: Bench): Promise<Finding> {
  const { client, clock, repository } = bench;
  const { base } = await bench.ruleset();
  const wanted = `${CONTEXTS.app} of ${ACTIONS_APP_ID}, ${CONTEXTS.mixed} of any app`;
  const read = async (): Promise<string> => {
    const reply = need(await client.rest('GET', `${repository.path}/rules/branches/${base}`), 200, 'read the rules');
    const checks = listAt(reply.json, '').flatMap((rule) => listAt(rule, 'parameters.required_status_checks'));
    return checks.map(describeCheck).join(', ') || 'no required check';
  };
  const shown = await poll(clock, read, (text) => text === wanted);
  return judge(shown === wanted, shown);
}

function describeCheck(check: unknown): string {
  const app = pick(check, 'integration_id');
  return `${textAt(check, 'context') ?? '?'} of ${typeof app === 'number' ? app : 'any app'}`;
}

export async function tryUpdateRule(bench: Bench): Promise<Finding> {
  needGitHubToken(bench);
  const { client, clock, repository } = bench;
  const { base } = await bench.protection();
  const document =
    'query ProbeRule($owner: String!, $name: String!, $ref: String!) { repository(owner: $owner, name: $name) { ref(qualifiedName: $ref) { refUpdateRule { requiredStatusCheckContexts } } } }';
  const variables = { owner: repository.owner, name: repository.name, ref: `refs/heads/${base}` };
  const read = async (): Promise<string> => {
    const { data, problem, types } = await client.graphql(document, variables);
    if (problem !== null) return `${types.join(', ')}: ${problem}`;
    return JSON.stringify(pick(data, 'repository.ref.refUpdateRule.requiredStatusCheckContexts') ?? null);
  };
  const wanted = JSON.stringify([CONTEXTS.classic]);
  const shown = await poll(clock, read, (text) => text === wanted);
  return judge(shown === wanted, shown);
}

export async function tryBranchProtection(bench: Bench): Promise<Finding> {
  needGitHubToken(bench);
  const { client, clock, repository } = bench;
  const { base } = await bench.protection();
  const read = async (): Promise<string> => {
    const reply = await client.rest('GET', `${repository.path}/branches/${base}`);
    if (reply.status !== 200) return describe(reply);
    const contexts = listAt(reply.json, 'protection.required_status_checks.contexts');
    return `protected ${String(pick(reply.json, 'protected'))}, contexts ${JSON.stringify(contexts)}`;
  };
  const wanted = `protected true, contexts ${JSON.stringify([CONTEXTS.classic])}`;
  const shown = await poll(clock, read, (text) => text === wanted);
  return judge(shown === wanted, shown);
}

/** A status of a person must not count where the rule names GitHub Actions. One of GitHub Actions must. */
export async function tryRequiredApp(bench: Bench): Promise<Finding> {
  needGitHubToken(bench);
  const byPerson = await reportAndRead(bench, needAdmin(bench), CONTEXTS.app, false);
  const byActions = await reportAndRead(bench, bench.client, CONTEXTS.app, true);
  return judge(
    !byPerson && byActions,
    `isRequired: ${byPerson} for a person's status, ${byActions} for one of Actions`,
  );
}

export async function tryNamesCase(bench: Bench): Promise<Finding> {
  const context = CONTEXTS.mixed.toLowerCase();
  const isRequired = await reportAndRead(bench, bench.client, context, true);
  return judge(isRequired, `isRequired: ${isRequired} for ${context}, where ${CONTEXTS.mixed} is required`);
}

/** Sets a status on the head of the pull request and reads its `isRequired`, until it is as wanted. */
async function reportAndRead(bench: Bench, by: Client, context: string, isWanted: boolean): Promise<boolean> {
  const { client, clock, repository } = bench;
  const { headSha } = await bench.ruleset();
  const { number } = await bench.pull();
  const set = await by.rest('POST', `${repository.path}/statuses/${headSha}`, { state: 'success', context });
  need(set, 201, 'set a status');
  const document =
    'query ProbeRequired($owner: String!, $name: String!, $oid: GitObjectID!, $context: String!, $pull: Int!) { repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit { status { context(name: $context) { isRequired(pullRequestNumber: $pull) } } } } } }';
  const variables = { owner: repository.owner, name: repository.name, oid: headSha, context, pull: number };
  const read = async (): Promise<boolean> => {
    const data = needData(await client.graphql(document, variables), 'read isRequired');
    return pick(data, 'repository.object.status.context.isRequired') === true;
  };
  return poll(clock, read, (value) => value === isWanted);
}

export async function tryPlan({ client, repository }: Bench): Promise<Finding> {
  const reply = await client.rest('GET', `${repository.path}/rules/branches/${repository.defaultBranch}`);
  if (reply.status === 200) throw new CannotTry('the plan of this repository has rulesets');
  const message = textAt(reply.json, 'message') ?? '';
  return judge(reply.status === 403 && message.includes('Upgrade to GitHub Pro'), describe(reply));
}

const RUNS = 3;

export async function tryNewest(bench: Bench): Promise<Finding> {
  const { client, repository, id } = bench;
  const { headSha } = await bench.branches();
  const name = `orkestro-probe-${id}`;
  const body = { name, head_sha: headSha, status: 'completed', conclusion: 'neutral' };
  const ids: number[] = [];
  for (let made = 0; made < RUNS; made += 1) {
    const reply = need(await client.rest('POST', `${repository.path}/check-runs`, body), 201, 'create a check run');
    ids.push(Number(pick(reply.json, 'id')));
  }
  const query = `check_name=${name}&filter=latest`;
  const latest = await client.rest('GET', `${repository.path}/commits/${headSha}/check-runs?${query}`);
  const shown = listAt(need(latest, 200, 'read the checks').json, 'check_runs').map((run) => Number(pick(run, 'id')));
  const isRising = ids.every((one, at) => at === 0 || one > (ids[at - 1] ?? Infinity));
  const isNewest = shown.includes(Math.max(...ids)) && ids.at(-1) === Math.max(...ids);
  return judge(isRising && isNewest, `made ${ids.join(', ')}, the latest is ${shown.join(', ') || 'missing'}`);
}
