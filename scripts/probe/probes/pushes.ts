/** Probes of what is recorded about pushes and jobs. */
import { ACTIONS_APP_ID, type Bench, makeCommit, makeRef } from '../bench.ts';
import { describe, listAt, need, pick, textAt } from '../client.ts';
import { CannotTry, type Finding, judge } from '../facts.ts';
import { poll } from '../poll.ts';

export async function tryActivity(bench: Bench): Promise<Finding> {
  const { client, repository, id, clock } = bench;
  const ref = `refs/heads/orkestro-probe-${id}-activity`;
  const first = await makeCommit(bench, 'First', repository.head);
  const second = await makeCommit(bench, 'Second', first);
  const other = await makeCommit(bench, 'Other', repository.head);
  await makeRef(bench, ref, first);
  const path = `${repository.path}/git/${ref}`;
  need(await client.rest('PATCH', path, { sha: second }), 200, 'push');
  need(await client.rest('PATCH', path, { sha: other, force: true }), 200, 'push by force');
  const expected = [`force_push ${other}`, `push ${second}`, `branch_creation ${first}`].join(', ');
  const query = `ref=${encodeURIComponent(ref)}&per_page=10`;
  const shown = await poll(
    clock,
    async () => {
      const reply = need(await client.rest('GET', `${repository.path}/activity?${query}`), 200, 'read the activity');
      const entries = listAt(reply.json, '');
      return entries.map((one) => `${textAt(one, 'activity_type') ?? '?'} ${textAt(one, 'after') ?? '?'}`).join(', ');
    },
    (text) => text === expected,
  );
  const types = (text: string): string => text.replaceAll(/ [0-9a-f]{40}/g, '');
  const seen = shown === expected ? types(shown) : `"${types(shown)}" with other commits or order than pushed`;
  return judge(shown === expected, seen);
}

export async function tryActivityOnGhes({ client, repository }: Bench): Promise<Finding> {
  const { enterprise, path, defaultBranch } = repository;
  if (enterprise === null) throw new CannotTry('this is github.com, not GitHub Enterprise Server');
  const [major = 0, minor = 0] = enterprise.split('.').map(Number);
  const hasIt = major > 3 || (major === 3 && minor >= 17);
  const reply = await client.rest('GET', `${path}/activity?ref=${encodeURIComponent(`refs/heads/${defaultBranch}`)}`);
  return judge(reply.status === (hasIt ? 200 : 404), `${enterprise}: ${describe(reply)}`);
}

export async function tryJob({ client, repository, runSha }: Bench): Promise<Finding> {
  const { path, head } = repository;
  const query = `app_id=${ACTIONS_APP_ID}&per_page=50`;
  const runs = need(
    await client.rest('GET', `${path}/commits/${runSha ?? head}/check-runs?${query}`),
    200,
    'read checks',
  );
  const run = listAt(runs.json, 'check_runs').find((one) => (textAt(one, 'details_url') ?? '').includes('/job/'));
  if (run === undefined) throw new CannotTry('no workflow ran on that commit; run the probe in a workflow');
  const id = String(pick(run, 'id'));
  const job = await client.rest('GET', `${path}/actions/jobs/${id}`);
  if (job.status === 403) throw new CannotTry(`read a job: ${describe(job)}; needs actions: read`);
  const isSame = textAt(job.json, 'check_run_url')?.endsWith(`/check-runs/${id}`) === true;
  const isOfCommit = textAt(job.json, 'head_sha') === textAt(run, 'head_sha');
  return judge(job.status === 200 && isSame && isOfCommit, `job ${id}: ${describe(job)}`);
}
