/** Probe of the limit on writes: many comments in few requests. */
import { type Bench, makeIssue } from '../bench.ts';
import { textAt } from '../client.ts';
import { CannotTry, type Finding, judge } from '../facts.ts';

const COMMENTS = 10;
/** 90 comments are more than the 80 writes a minute, 9 requests are far fewer. */
const MUTATIONS = 9;

export async function tryMutations(bench: Bench): Promise<Finding> {
  const { client, clock, made } = bench;
  const issue = await makeIssue(bench, 'comments', 'Made by `npm run probe`.');
  // The limit is by minute, so nothing from before may count.
  await clock.sleep(60_000);
  const parts = Array.from({ length: COMMENTS }, (_, at) => toCommentMutation(at));
  const document = `mutation ProbeComments($subject: ID!) { ${parts.join(' ')} }`;
  let written = 0;
  for (let sent = 1; sent <= MUTATIONS; sent += 1) {
    const { data, problem } = await client.graphql(document, { subject: issue.nodeId });
    const ids = parts.map((_, at) => textAt(data, `c${at}.commentEdge.node.id`)).filter((id) => id !== null);
    written += ids.length;
    if (ids.length > 0) made.push({ what: `${ids.length} comments`, undo: () => removeComments(bench, ids) });
    if (problem !== null) return judgeRefusal(problem, sent, written);
  }
  return judge(written === MUTATIONS * COMMENTS, `${written} comments in ${MUTATIONS} requests, none refused`);
}

const toCommentMutation = (at: number): string =>
  `c${at}: addComment(input: {subjectId: $subject, body: "Probe ${at}"}) { commentEdge { node { id } } }`;

/** A refusal by the rate limit contradicts the fact. Any other one says nothing about it. */
function judgeRefusal(problem: string, sent: number, written: number): Finding {
  const seen = `request ${sent} was refused after ${written} comments: ${problem}`;
  if (/rate limit|too quickly|abuse/i.test(problem)) return judge(false, seen);
  throw new CannotTry(seen);
}

async function removeComments({ client }: Bench, ids: readonly string[]): Promise<string | null> {
  const parts = ids.map((_, at) => `d${at}: deleteIssueComment(input: {id: $i${at}}) { clientMutationId }`);
  const declared = ids.map((_, at) => `$i${at}: ID!`).join(', ');
  const variables = Object.fromEntries(ids.map((id, at) => [`i${at}`, id]));
  const { types, problem } = await client.graphql(`mutation ProbeTidy(${declared}) { ${parts.join(' ')} }`, variables);
  return types.length > 0 && types.every((type) => type === 'NOT_FOUND') ? null : problem;
}
