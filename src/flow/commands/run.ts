/** Commands in comments (docs/BEHAVIOR.md#commands): heard once, allowed or refused live, carried out, answered; then the mission's page is brought in line. */
import type { CommandIntent } from '../../core/commands/intent.ts';
import type { Comment, Conversation, ReasonCode } from '../../core/domain/model.ts';
import type { Outcome } from '../../core/domain/outcome.ts';
import type { Reply } from '../../core/ports/renderer.ts';
import type { Answer } from './reply.ts';
import { react, tell, writeReply } from './reply.ts';
import { conclude } from '../run/conclude.ts';
import type { FlowContext, HireResult } from '../shared/context.ts';
import { findForConversation } from './targets.ts';
import type { Command } from '../../core/commands/parse.ts';
import { shouldReply, explainDeniedFor, verifyCommand } from './verify.ts';
import { hire } from '../hire/hire.ts';
import { EMPTY, skipped, summarize } from '../shared/outcomes.ts';
import { settleManually } from './override.ts';
import { rebuildState } from '../state/rebuild.ts';
import { listSharing } from '../missions/ambiguous.ts';

/** Carries a command out. Throws MarketplaceError or GitHubError when a needed read fails for good. */
export async function runCommand(engine: FlowContext, intent: CommandIntent): Promise<Outcome> {
  const heard = await verifyCommand(engine, intent);
  if (heard.kind === 'unheard') return skipped(heard.why);
  await react(engine, intent, 'seen');
  const lack = await explainDeniedFor(engine, intent);
  if (lack !== null) return rejectCommand(engine, intent, heard.conversation, lack);
  const { conversation, comment } = heard;
  const answer = await executeCommand({ engine, intent, conversation, comment });
  await react(engine, intent, answer.done ? 'done' : 'refused');
  if (answer.reply !== null) await writeReply(engine, intent, conversation, answer.reply);
  return answer.outcome;
}

/** Everything a command is carried out with. */
interface CommandContext {
  readonly engine: FlowContext;
  readonly intent: CommandIntent;
  readonly conversation: Conversation;
  readonly comment: Comment;
}

async function rejectCommand(
  engine: FlowContext,
  intent: CommandIntent,
  conversation: Conversation,
  why: string,
): Promise<Outcome> {
  await react(engine, intent, 'refused');
  const { hirePermission, settlePermission } = engine.settings.limits;
  const next = `Somebody with ${settlePermission} permission can settle, hold and bind; with ${hirePermission}, hire.`;
  if (await shouldReply(engine, intent))
    await writeReply(engine, intent, conversation, tell('refused', 'Not allowed', `${why}.`, next));
  return refused('not_permitted', `${why}.`, next);
}

function refused(code: ReasonCode, message: string, nextStep: string): Outcome {
  return { ...EMPTY, kind: 'held', code, message, nextStep };
}

function executeCommand(desk: CommandContext): Promise<Answer> {
  const { command } = desk.intent;
  switch (command.kind) {
    case 'hire':
      return hireByCommand(desk, command);
    case 'accept':
    case 'rework':
      return settleHere(desk, command);
    case 'link':
      return linkPull(desk, command.number);
    case 'resume':
      return resume(desk);
    case 'hold':
      return lookAgain(desk, null);
    case 'status':
      return lookAgain(desk, tell('told', 'Status', ''));
    case 'help':
      return help(desk, tell('told', 'Commands', ''), true);
    case 'unknown': {
      const say = command.text === '' ? 'There is no command here.' : `There is no command "${command.text}".`;
      const next = `Write what you meant in a new comment, perhaps: ${command.suggestion}`;
      return help(desk, tell('refused', 'Not understood', say, next), false);
    }
  }
}

async function hireByCommand(
  desk: CommandContext,
  { force, budgetCents }: Extract<Command, { kind: 'hire' }>,
): Promise<Answer> {
  const { engine, intent } = desk;
  const { on, number, sender, commentId, createdAt, subjectTitle: title, subjectBody: body } = intent;
  const { missionKey } = engine.settings;
  const result = await engine.log.group('Hire', () =>
    hire(engine, {
      kind: 'hire',
      subject: { kind: on, number, ...(missionKey !== null && { key: missionKey }) },
      source: { kind: 'command', force, sender, commentId, createdAt, budgetCents, title, body },
      wait: intent.wait,
    }),
  );
  const reply = describeHire(engine, result);
  // Whoever asked need not wait for the work to be done.
  await react(engine, intent, result.kind === 'engaged' ? 'done' : 'refused');
  const outcome = await conclude(engine, result, intent.wait);
  return { done: result.kind === 'engaged', reply, outcome };
}

function describeHire(engine: FlowContext, result: HireResult): Reply | null {
  if (result.kind !== 'engaged') {
    const { message, nextStep } = result.held.verdict;
    return tell('refused', 'Not hired', message, nextStep);
  }
  if (result.how === 'posted') return null;
  const { mission } = result.engaged;
  const { command } = engine.settings;
  return tell(
    'told',
    'There is a mission already',
    `Mission ${mission.id} (${mission.status}) is taken up; nothing was posted.`,
    `Once it has ended, ${command} hire in a new comment hires again.`,
  );
}

/** One pass over every mission concerned. */
async function pass(engine: FlowContext, found: readonly HireResult[]): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (const result of found) outcomes.push(await conclude(engine, result, 'once'));
  const [only] = outcomes;
  if (only === undefined) return skipped('there is no mission here');
  return outcomes.length === 1 ? only : summarize(outcomes);
}

function pagesOf(outcome: Outcome): Reply['views'] {
  return outcome.view === null ? outcome.views : [outcome.view];
}

/** `hold` works by standing there; `status` shows what a pass has seen. */
async function lookAgain({ engine, intent }: CommandContext, reply: Reply | null): Promise<Answer> {
  const found = await findForConversation(engine, intent);
  const outcome = await pass(engine, found);
  if (found.length === 0)
    return { done: true, reply: tell('told', 'No mission', 'There is no mission here yet.', ''), outcome };
  return { done: true, reply: reply === null ? null : { ...reply, views: pagesOf(outcome) }, outcome };
}

function help({ engine }: CommandContext, reply: Reply, done: boolean): Promise<Answer> {
  const outcome = done
    ? skipped('the commands were listed')
    : refused('command_refused', reply.message, reply.nextStep);
  return Promise.resolve({ done, reply: { ...reply, commands: engine.settings.command }, outcome });
}

async function settleHere(
  desk: CommandContext,
  command: Extract<CommandIntent['command'], { kind: 'accept' | 'rework' }>,
): Promise<Answer> {
  const { engine, intent, comment } = desk;
  const found = await findForConversation(engine, intent);
  const [only] = found;
  if (only === undefined) return refuse(desk, found, 'There is no mission here.', ELSEWHERE);
  const shared = await findSharedPage(desk);
  if (shared !== null) return refuse(desk, found, shared, 'Accept it, or send it back, on the marketplace.');
  if (found.length > 1) {
    const ids = found.map((result) => nameOf(result)).join(', ');
    return refuse(
      desk,
      found,
      `Several missions are concerned here (${ids}).`,
      'Write the command on the page of the one you mean.',
    );
  }
  if (only.kind !== 'engaged') return refuse(desk, found, only.held.verdict.message, only.held.verdict.nextStep);
  const { threadNumber, state } = only.engaged;
  // Whoever writes on a pull request means its work, not another one's.
  if (intent.on === 'pull_request' && state.pull !== null && ![threadNumber, state.pull].includes(intent.number))
    return refuse(
      desk,
      found,
      `Mission ${nameOf(only)} is delivered by pull request #${state.pull}, not by this one.`,
      `Write the command on #${state.pull}, or bind the mission to this one first.`,
    );
  const { login } = intent.sender;
  const reading = await engine.github.permissions.read(login);
  const request = {
    command,
    by: intent.sender,
    permission: reading.kind === 'known' ? reading.permission : ('none' as const),
    commentId: comment.id,
    askedAt: comment.createdAt,
  };
  return settleManually(
    engine,
    only.engaged,
    request,
    command.kind === 'rework' ? readReason(command.reason, comment) : '',
  );
}

/** Why a command cannot be one mission's: every workflow of the page hears it, and it names no key. `null`: it can. */
async function findSharedPage({ engine, intent }: CommandContext): Promise<string | null> {
  const sharing = await listSharing(engine, intent);
  if (sharing.length === 0) return null;
  const names = sharing.map(({ mission, subject }) => `${mission.id} (${subject.key ?? 'no key'}, ${mission.status})`);
  return `Missions with different keys live here: ${names.join(', ')}. A command names no key, so it would be all of theirs.`;
}

/** The first line's reason, and what is written below it. */
function readReason(first: string, { body }: Comment): string {
  return [first, ...body.split(/\r\n|\r|\n/).slice(1)].join('\n').trim();
}

function nameOf(result: HireResult): string {
  const mission = result.kind === 'engaged' ? result.engaged.mission : result.held.mission;
  return mission?.id ?? 'unknown';
}

/** Says why not, and brings the pages in line all the same. */
async function refuse(
  { engine }: CommandContext,
  found: readonly HireResult[],
  say: string,
  next: string,
): Promise<Answer> {
  const reply = tell('refused', 'Not done', say, next);
  if (found.length === 0) return { done: false, reply, outcome: refused('command_refused', say, next) };
  return { done: false, reply, outcome: await pass(engine, found) };
}

/** A standing word; here it is checked that it can work. */
async function linkPull(desk: CommandContext, number: number): Promise<Answer> {
  const { engine, intent } = desk;
  const why = await findLinkProblem(engine, intent, number);
  const found = await findForConversation(engine, intent);
  if (why !== null)
    return refuse(
      desk,
      found,
      why,
      'Name an open pull request of this repository in a new comment; until then nothing is settled.',
    );
  if (found.length === 0) return refuse(desk, found, 'There is no mission here that could be bound.', ELSEWHERE);
  const shared = await findSharedPage(desk);
  if (shared !== null)
    return refuse(desk, found, shared, "Name the pull request with pr-number in the workflow of the mission's key.");
  return { done: true, reply: null, outcome: await pass(engine, found) };
}

/** What to do where a command finds no mission. */
const ELSEWHERE =
  'Write it on the issue or pull request that the mission was posted for, or give the command hire to post one.';

async function findLinkProblem(engine: FlowContext, { sender }: CommandIntent, number: number): Promise<string | null> {
  const pull = await engine.github.pulls.read(number);
  if (pull === null) return `There is no pull request #${number}.`;
  if (pull.state !== 'open') return `Pull request #${number} is ${pull.state}.`;
  return pull.fork && sender.isBot ? `Pull request #${number} comes from a fork, which only a person may bind.` : null;
}

/** Ends a hold by standing there, and writes a lost state anew. */
async function resume(desk: CommandContext): Promise<Answer> {
  const { engine, intent } = desk;
  const found = await findForConversation(engine, intent);
  if (found.length === 0) return refuse(desk, found, 'There is no mission here to go on with.', ELSEWHERE);
  const lost = found.flatMap((result) =>
    result.kind === 'held' && result.held.verdict.code === 'state_lost' ? [result.held] : [],
  );
  if (lost.length === 0 || engine.settings.dryRun)
    return { done: true, reply: null, outcome: await pass(engine, found) };
  for (const { subject, mission, generation } of lost) {
    const page = subject.kind === 'run' ? null : await engine.github.conversations.read(subject.number);
    if (page !== null && mission !== null)
      await rebuildState(engine, { subject, mission, generation, conversation: page }, intent.sender.login);
  }
  const again = await findForConversation(engine, intent);
  const done = again.every(({ kind }) => kind === 'engaged');
  const reply = done
    ? tell(
        'done',
        'State written anew',
        'The mission goes on from what the marketplace and the decisions on record say.',
      )
    : tell(
        'refused',
        'Not resumed',
        'The state was written anew, but the mission could not be taken up yet.',
        'Write the command again in a new comment.',
      );
  return { done, reply, outcome: await pass(engine, again) };
}
