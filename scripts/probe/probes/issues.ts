/** Probes of reads through GraphQL: renderings, reviews, the merge queue, and issues that are gone. */
import { type Bench, deleteIssue, makeIssue, needAdmin, needGitHubToken } from '../bench.ts';
import { describe, type GraphqlReply, needData, pick, textAt } from '../client.ts';
import { CannotTry, type Finding, judge } from '../facts.ts';
import { poll } from '../poll.ts';

const IN_REPOSITORY = '$owner: String!, $name: String!';

/** Asks for fields of the repository. Returns them with what went wrong. */
async function ask(bench: Bench, name: string, fields: string): Promise<GraphqlReply> {
  const { client, repository } = bench;
  const document = `query ${name}(${IN_REPOSITORY}) { repository(owner: $owner, name: $name) { ${fields} } }`;
  const reply = await client.graphql(document, { owner: repository.owner, name: repository.name });
  return { ...reply, data: pick(reply.data, 'repository') };
}

interface Rendering {
  readonly body: string;
  readonly html: string;
}

async function readRendering(bench: Bench, number: number): Promise<Rendering> {
  const reply = await ask(bench, 'ProbeBody', `issue(number: ${number}) { body bodyHTML }`);
  const data = needData(reply, 'read bodyHTML');
  return { body: textAt(data, 'issue.body') ?? '', html: textAt(data, 'issue.bodyHTML') ?? '' };
}

const MIXED = ['ProbeShown', '', '<!-- ProbeComment -->', '', '- [x] ProbeTask', '', '[x]: # "ProbeDefinition"'].join(
  '\n',
);

export async function tryHiddenText(bench: Bench): Promise<Finding> {
  const { number } = await makeIssue(bench, 'rendering', MIXED);
  const { html } = await readRendering(bench, number);
  const text = html.replaceAll(/<[^>]*>/g, ' ');
  const words = ['ProbeShown', 'ProbeTask', 'ProbeComment', 'ProbeDefinition'].filter((word) => text.includes(word));
  const seen = `shown: ${words.join(', ') || 'nothing'}`;
  return judge(words.join(' ') === 'ProbeShown ProbeTask', seen);
}

export async function tryVolatile(bench: Bench): Promise<Finding> {
  const { client, repository, id, clock } = bench;
  const linked = await makeIssue(bench, 'first title', 'Made by `npm run probe`.');
  const linking = await makeIssue(bench, 'link', `See #${linked.number}`);
  const before = await readRendering(bench, linking.number);
  const title = `orkestro-probe ${id}: second title`;
  const path = `${repository.path}/issues/${linked.number}`;
  const renamed = await client.rest('PATCH', path, { title });
  if (renamed.status !== 200) throw new CannotTry(`rename an issue: ${describe(renamed)}`);
  const read = (): Promise<Rendering> => readRendering(bench, linking.number);
  const after = await poll(clock, read, ({ html }) => html !== before.html);
  if (after.body !== before.body) return judge(false, 'body changed as well');
  return judge(after.html !== before.html, after.html === before.html ? 'bodyHTML stayed' : 'bodyHTML changed');
}

export async function tryUndecided(bench: Bench): Promise<Finding> {
  const { number } = await bench.pull();
  const data = needData(
    await ask(bench, 'ProbeUndecided', `pullRequest(number: ${number}) { reviewDecision }`),
    'read',
  );
  const decision = pick(data, 'pullRequest.reviewDecision');
  return judge(decision === null, `reviewDecision is ${JSON.stringify(decision)}`);
}

export async function tryReviews(bench: Bench): Promise<Finding> {
  needGitHubToken(bench);
  const admin = needAdmin(bench);
  const [{ number }, { headSha }] = [await bench.pull(), await bench.branches()];
  const body = { event: 'REQUEST_CHANGES', body: 'Made by `npm run probe`.' };
  const review = await admin.rest('POST', `${bench.repository.path}/pulls/${number}/reviews`, body);
  if (review.status !== 200) throw new CannotTry(`review a pull request: ${describe(review)}`);
  const fields =
    'latestOpinionatedReviews(first: 10, writersOnly: true) { nodes { state author { login } commit { oid } } }';
  const reply = await ask(bench, 'ProbeReviews', `pullRequest(number: ${number}) { ${fields} }`);
  if (reply.problem !== null) return judge(false, `${reply.types.join(', ')}: ${reply.problem}`);
  const at = 'pullRequest.latestOpinionatedReviews.nodes.0';
  const [state, oid, login] = ['state', 'commit.oid', 'author.login'].map((field) =>
    textAt(reply.data, `${at}.${field}`),
  );
  const isRight = state === 'CHANGES_REQUESTED' && oid === headSha && login !== null;
  return judge(isRight, `state ${state ?? 'missing'}, author ${login ?? 'missing'}, commit ${oid ?? 'missing'}`);
}

export async function tryQueue(bench: Bench): Promise<Finding> {
  needGitHubToken(bench);
  // Without `pull-requests: read` this throws, so that a refusal below is about the queue.
  needData(await ask(bench, 'ProbePulls', 'pullRequests(first: 1) { totalCount }'), 'read pull requests');
  const fields = 'entries(first: 10) { totalCount nodes { headCommit { oid } pullRequest { number } } }';
  const branch = JSON.stringify(bench.repository.defaultBranch);
  const reply = await ask(bench, 'ProbeQueue', `mergeQueue(branch: ${branch}) { ${fields} }`);
  if (reply.problem !== null) return judge(false, `${reply.types.join(', ')}: ${reply.problem}`);
  const queue = pick(reply.data, 'mergeQueue');
  if (queue === null) throw new CannotTry('the default branch has no merge queue, or nothing is in it');
  const count = pick(queue, 'entries.totalCount');
  return judge(typeof count === 'number', `${String(count)} entries`);
}

export async function tryGoneIssue(bench: Bench): Promise<Finding> {
  const admin = needAdmin(bench);
  const issue = await makeIssue(bench, 'deleted', 'Made by `npm run probe`.');
  const problem = await deleteIssue(admin, issue);
  if (problem !== null) throw new CannotTry(`delete an issue: ${problem}`);
  const reply = await ask(bench, 'ProbeGone', `issue(number: ${issue.number}) { id }`);
  const seen = reply.types.join(', ') || `no error, ${JSON.stringify(pick(reply.data, 'issue'))}`;
  return judge(seen === 'NOT_FOUND', seen);
}
