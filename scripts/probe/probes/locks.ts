/** Probes of the two locks: of many at once, exactly one may win. */
import { type Bench, makeIssue, needGitHubToken, remove, removeRefAfterwards } from '../bench.ts';
import { describe, pick, type Reply } from '../client.ts';
import { CannotTry, type Finding, judge } from '../facts.ts';

const CONCURRENT = 50;

/** Judges the replies to one write that was sent many times at once: exactly one may win. */
function judgeRace(replies: readonly (Reply | null)[], loser: number): Finding {
  const count = (status: number): number => replies.filter((reply) => reply?.status === status).length;
  const [won, lost] = [count(201), count(loser)];
  const others = replies.length - won - lost;
  const seen = `${won} of ${replies.length} answered 201, ${lost} answered ${loser}`;
  if (won > 1 || others === 0) return judge(won === 1, seen);
  const first = replies.find((reply) => reply !== null && ![201, loser].includes(reply.status));
  const said = first === undefined || first === null ? 'no answer' : describe(first);
  throw new CannotTry(`${seen}, ${others} neither: ${said}`);
}

export async function tryReactionLock(bench: Bench): Promise<Finding> {
  const { client, repository, made } = bench;
  const issue = await makeIssue(bench, 'reactions', 'Made by `npm run probe`.');
  const path = `${repository.path}/issues/${issue.number}/reactions`;
  const replies = await client.burst(CONCURRENT, path, { content: 'rocket' });
  const ids = new Set(replies.map((reply) => pick(reply?.json, 'id')).filter((id) => typeof id === 'number'));
  for (const id of ids) made.push({ what: `reaction ${id}`, undo: () => remove(client, `${path}/${id}`) });
  return judgeRace(replies, 200);
}

export async function tryCustomRef(bench: Bench): Promise<Finding> {
  needGitHubToken(bench);
  const { client, repository, id } = bench;
  // Without `contents: write` this throws, so that a refusal below is about the name.
  await bench.branches();
  const ref = `refs/orkestro/probe-${id}/1`;
  const reply = await client.rest('POST', `${repository.path}/git/refs`, { ref, sha: repository.head });
  if (reply.status === 201) removeRefAfterwards(bench, ref);
  return judge(reply.status === 201, `creating ${ref}: ${describe(reply)}`);
}

export async function tryRefLock(bench: Bench): Promise<Finding> {
  const { client, repository, id } = bench;
  const ref = `refs/orkestro/probe-${id}/2`;
  const body = { ref, sha: repository.head };
  const replies = await client.burst(CONCURRENT, `${repository.path}/git/refs`, body);
  if (replies.some((reply) => reply === null || reply.status === 201)) removeRefAfterwards(bench, ref);
  return judgeRace(replies, 422);
}
