/**
 * Commands in comments (docs/BEHAVIOR.md#commands): the first line of a comment, from its very first character. Quoted,
 * indented, and fenced text starts with something else and is no command.
 */
import type { Account, Comment, Hold } from '../domain/model.ts';
import { parseBudget } from '../domain/money.ts';
import { countEdits } from '../edit-distance.ts';
import { cut } from '../text.ts';

/** A command, parsed. */
export type Command =
  /** `budgetCents` is null if no budget is given. `force`: hire although an earlier hire is unconfirmed. */
  | { readonly kind: 'hire'; readonly budgetCents: number | null; readonly force: boolean }
  | { readonly kind: 'status' | 'resume' | 'help' }
  | { readonly kind: 'link'; readonly number: number }
  /**
   * Digits of a SHA in lower case, of which only a full one is accepted. `null`: the head that the status comment
   * showed.
   */
  | { readonly kind: 'accept'; readonly sha: string | null }
  | { readonly kind: 'rework'; readonly reason: string }
  /** The reason may be empty. */
  | { readonly kind: 'hold'; readonly reason: string }
  /** Addressed to us, but not understood. `suggestion` is a whole line to write instead. */
  | { readonly kind: 'unknown'; readonly text: string; readonly suggestion: string };

type Name = Exclude<Command['kind'], 'unknown'>;

interface Grammar {
  /** How the command is written, without the prefix. The first one is suggested. */
  readonly usages: readonly [string, ...string[]];
  /** Returns null if the argument doesn't fit. */
  readonly parse: (argument: string) => Command | null;
}

const GRAMMAR: Readonly<Record<Name, Grammar>> = {
  hire: { usages: ['hire $120', 'hire --force'], parse: parseHire },
  link: { usages: ['link #13'], parse: parseLink },
  status: { usages: ['status'], parse: () => ({ kind: 'status' }) },
  accept: { usages: ['accept'], parse: parseAccept },
  rework: {
    usages: ['rework <what to improve>'],
    parse: (reason) => (reason === '' ? null : { kind: 'rework', reason }),
  },
  hold: { usages: ['hold'], parse: (reason) => ({ kind: 'hold', reason }) },
  resume: { usages: ['resume'], parse: () => ({ kind: 'resume' }) },
  help: { usages: ['help'], parse: () => ({ kind: 'help' }) },
};

const NAMES = Object.keys(GRAMMAR) as readonly Name[];

/** How each command is written, without the prefix. `hire` has two forms. */
export const COMMAND_USAGES: readonly string[] = NAMES.flatMap((name) => GRAMMAR[name].usages);

/**
 * Parses the first line of a comment. The prefix must match exactly, the name of the command in any letter case.
 *
 * @returns null if the line is no command of ours
 */
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
  const [usage] = GRAMMAR[name ?? findNearest(word)].usages;
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

/** Foreign words are cut to this length before they are compared. No command is half as long. */
const MAX_COMPARED_LENGTH = 60;
const MAX_TYPOS = 2;

/** Returns the command that a mistyped word most likely means; `help` if no command is close. */
function findNearest(word: string): Name {
  const [nearest] = NAMES.map((name) => ({ name, edits: countEdits(word.slice(0, MAX_COMPARED_LENGTH), name) }))
    .filter(({ edits }) => edits <= MAX_TYPOS)
    .sort((a, b) => a.edits - b.edits);
  return nearest?.name ?? 'help';
}

/** The commands in effect. `link` is the number of a pull request. */
export interface ActiveCommands {
  readonly hold: Hold | null;
  readonly link: number | null;
}

/** Whether an account is permitted to give a command. `unknown`: its permission could not be read. */
export type Permit = 'allowed' | 'denied' | 'unknown';

/**
 * Returns the commands that are in effect: the latest `hold` or `resume`, and the latest `link`, each by a permitted author.
 *
 * If a permission can't be read, commands that stop something count, and others don't. Then `hold` holds, `link` holds too,
 * because the wrong pull request may be judged, and `resume` does nothing.
 */
export function readActiveCommands(
  comments: readonly Comment[],
  { prefix, permitOf }: { readonly prefix: string; readonly permitOf: (login: string, isBot: boolean) => Permit },
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

/** Lists the authors, each once, whose permission decides which commands are in effect. */
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
 * Lists `hold`, `resume`, and `link` in comments that are not ours.
 *
 * An edit gives no command and releases nothing: an edited `resume` or `link` does not count, and an edited `hold` stays in
 * effect from when it was written.
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
