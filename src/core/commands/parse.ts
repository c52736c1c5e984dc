/**
 * Commands in comments (docs/BEHAVIOR.md#commands): the first line of a comment, from its very first character. Quoted, indented and fenced
 * text starts with something else and is no command.
 */
import type { Account, Comment, Hold } from '../domain/model.ts';
import { parseBudget } from '../domain/money.ts';
import { cut } from '../text.ts';

export type Command =
  /** Integer cents; `null`: no budget given. `force`: hire although an earlier hire is unconfirmed. */
  | { readonly kind: 'hire'; readonly budgetCents: number | null; readonly force: boolean }
  | { readonly kind: 'status' | 'resume' | 'help' }
  | { readonly kind: 'link'; readonly number: number }
  /** Digits of a SHA, lower case, of which only a whole one will do; `null`: the head that the status comment showed. */
  | { readonly kind: 'accept'; readonly sha: string | null }
  | { readonly kind: 'rework'; readonly reason: string }
  /** The reason may be empty. */
  | { readonly kind: 'hold'; readonly reason: string }
  /** Meant for us, but not understood. `suggestion` is a whole line to write instead. */
  | { readonly kind: 'unknown'; readonly text: string; readonly suggestion: string };

type Name = Exclude<Command['kind'], 'unknown'>;

interface Grammar {
  readonly usage: string;
  /** `null`: the argument doesn't fit. */
  readonly parse: (argument: string) => Command | null;
}

const GRAMMAR: Readonly<Record<Name, Grammar>> = {
  hire: { usage: 'hire $120', parse: parseHire },
  link: { usage: 'link #13', parse: parseLink },
  status: { usage: 'status', parse: () => ({ kind: 'status' }) },
  accept: { usage: 'accept', parse: parseAccept },
  rework: { usage: 'rework <what to improve>', parse: (reason) => (reason === '' ? null : { kind: 'rework', reason }) },
  hold: { usage: 'hold', parse: (reason) => ({ kind: 'hold', reason }) },
  resume: { usage: 'resume', parse: () => ({ kind: 'resume' }) },
  help: { usage: 'help', parse: () => ({ kind: 'help' }) },
};

const NAMES = Object.keys(GRAMMAR) as readonly Name[];

/** How each command is written, without the prefix. */
export const COMMAND_USAGES: readonly string[] = NAMES.map((name) => GRAMMAR[name].usage);

/** Reads a comment's first line; `null` when it is no command of ours. The prefix is matched exactly, the word in any case. */
export function parseCommand(body: string, prefix: string): Command | null {
  const [line = ''] = body.split(/[\r\n]/, 1);
  if (!line.startsWith(prefix)) return null;
  const rest = line.slice(prefix.length);
  return rest === '' || /^[ \t]/.test(rest) ? interpret(rest.trim(), prefix) : null;
}

function interpret(text: string, prefix: string): Command {
  const end = text.search(/\s/);
  const word = (end < 0 ? text : text.slice(0, end)).toLowerCase();
  const argument = end < 0 ? '' : text.slice(end).trim();
  const name = NAMES.find((known) => known === word);
  const command = name === undefined ? null : GRAMMAR[name].parse(argument);
  if (command !== null) return command;
  const { usage } = GRAMMAR[name ?? findNearest(word)];
  return { kind: 'unknown', text: cut(text, 80), suggestion: `${prefix} ${usage}` };
}

const FORCE = '--force';

function parseHire(argument: string): Command | null {
  const words = argument.split(/\s+/).filter((word) => word !== '');
  const amounts = words.filter((word) => word !== FORCE);
  const force = amounts.length < words.length;
  const [amount] = amounts;
  if (words.length - amounts.length > 1 || amounts.length > 1) return null;
  if (amount === undefined) return { kind: 'hire', budgetCents: null, force };
  const budgetCents = parseBudget(amount.replace(/^\$/, ''));
  return budgetCents === null ? null : { kind: 'hire', budgetCents, force };
}

function parseLink(argument: string): Command | null {
  return /^#?[1-9][0-9]{0,9}$/.test(argument) ? { kind: 'link', number: Number(argument.replace('#', '')) } : null;
}

function parseAccept(argument: string): Command | null {
  if (argument === '') return { kind: 'accept', sha: null };
  return /^[0-9a-f]{7,64}$/i.test(argument) ? { kind: 'accept', sha: argument.toLowerCase() } : null;
}

/** The command that a mistyped word most likely meant; `help` when it is like none. */
function findNearest(word: string): Name {
  const [nearest = 'help'] = [1, 2].flatMap((edits) => NAMES.filter((name) => isWithin(word, name, edits)));
  return nearest;
}

/** True when at most `edits` letters have to be put in, left out or replaced to make one word of the other. */
function isWithin(a: string, b: string, edits: number): boolean {
  if (b === '') return a.length <= edits;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  if (a.startsWith(b.slice(0, 1))) return isWithin(restA, restB, edits);
  return (
    edits > 0 &&
    [isWithin(restA, restB, edits - 1), isWithin(restA, b, edits - 1), isWithin(a, restB, edits - 1)].includes(true)
  );
}

export interface ActiveCommands {
  readonly hold: Hold | null;
  readonly link: number | null;
}

/** Whether an account may say a word. `unknown`: it could not be read. */
export type Permit = 'allowed' | 'denied' | 'unknown';

/**
 * What people have said that still stands: the latest of hold and resume, and the latest bind, each by somebody who may.
 * Where that cannot be known, a word that stops something counts, and one that lets something go does not: a hold holds, a
 * bind holds as well (it may be the wrong pull request that is judged), a resume resumes nothing.
 */
export function readActiveCommands(
  comments: readonly Comment[],
  {
    prefix,
    permitOf: permitOf,
  }: { readonly prefix: string; readonly permitOf: (login: string, isBot: boolean) => Permit },
): ActiveCommands {
  let hold: Hold | null = null;
  let link: number | null = null;
  const oldestFirst = listActive(comments, prefix).sort((a, b) => a.at - b.at || a.id - b.id);
  for (const { command, author, at, url } of oldestFirst) {
    const permit = permitOf(author.login, author.isBot);
    if (permit === 'denied') continue;
    const holding = { by: author.login, at, url };
    if (command.kind === 'hold') hold = { ...holding, reason: command.reason };
    else if (permit === 'unknown') hold = command.kind === 'link' ? { ...holding, reason: UNVERIFIED_LINK } : hold;
    else if (command.kind === 'resume') hold = null;
    else link = command.number;
  }
  return { hold, link };
}

const UNVERIFIED_LINK = 'the command link was given, and whether it counts could not be read';

/** Everybody whose permission decides about standing words, each once. */
export function listCommandAuthors(comments: readonly Comment[], prefix: string): readonly Account[] {
  return [...new Map(listActive(comments, prefix).map(({ author }) => [author.login, author])).values()];
}

interface ActiveCommand {
  readonly command: Extract<Command, { kind: 'hold' | 'link' }> | { readonly kind: 'resume' };
  readonly author: Account;
  readonly id: number;
  readonly at: number;
  readonly url: string;
}

/**
 * Hold, resume and bind in comments that are not ours. An edit gives no word and releases nothing: an edited resume or bind
 * does not count, and a hold whose typing mistake was put right goes on holding from when it was written.
 */
function listActive(comments: readonly Comment[], prefix: string): ActiveCommand[] {
  return comments.flatMap(({ body, author, byUs, editedAt, id, createdAt: at, url }) => {
    if (author === null || byUs) return [];
    const command = parseCommand(body, prefix);
    const isActive = command?.kind === 'hold' || (editedAt === null && isActiveKind(command));
    return isActive ? [{ command: command as ActiveCommand['command'], author, id, at, url }] : [];
  });
}

function isActiveKind(command: Command | null): boolean {
  return command?.kind === 'link' || command?.kind === 'resume';
}
