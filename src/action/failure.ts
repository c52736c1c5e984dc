/** The errors of the runner's side, and how every failure is shown on one screen (docs/BEHAVIOR.md#errors). */
import type { Failure } from '../core/ports/errors.ts';

/** An unusable input. `value` is `null` if it is a secret or absent. */
export interface InputProblem {
  readonly input: string;
  readonly value: string | null;
  /** Completes "expected …". */
  readonly expected: string;
  /** A value that would work. */
  readonly example: string;
}

/** All unusable inputs of a run. */
export class InputError extends Error {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }

  /** Converts the error to a failure, code `bad_input`. It names every input and explains as many as fit on one screen. */
  toFailure(): Failure {
    let shownCount = this.problems.length;
    while (shownCount > 1 && countScreenRows(formatFailure(this.#explain(shownCount))) > SCREEN.rows) shownCount -= 1;
    return this.#explain(shownCount);
  }

  /** Explains the first `shownCount` problems and names all. */
  #explain(shownCount: number): Failure {
    const count = this.problems.length;
    const shown = this.problems.slice(0, shownCount);
    const more = shownCount === count ? [] : [`… and ${count - shownCount} more, explained once these are right`];
    return {
      code: 'bad_input',
      what: count === 1 ? 'one input cannot be used' : `${count} inputs cannot be used`,
      where: `\`with:\` of this step, ${this.problems.map((problem) => problem.input).join(', ')}`,
      why: [...shown.map(formatProblem), ...more].join('\n'),
      fix: `correct the workflow file, for example:\n${shown.map((problem) => `${problem.input}: ${problem.example}`).join('\n')}`,
      status: null,
      requestId: null,
    };
  }
}

/** The screen that a failure must fit on. */
const SCREEN = { rows: 24, columns: 100 };

/** Counts the rows that a text takes on the screen. */
function countScreenRows(text: string): number {
  return text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / SCREEN.columns)), 0);
}

/** An environment, event file, or command file that is not as GitHub documents it. */
export class RunnerError extends Error {
  readonly failure: Failure;

  constructor(code: 'bad_event' | 'bad_environment' | 'bad_file', parts: FailureParts, cause?: unknown) {
    super(`${parts.what}: ${parts.why}`, { cause });
    this.name = 'RunnerError';
    this.failure = { code, ...parts, status: null, requestId: null };
  }
}

/** The parts of a failure that the caller writes. */
type FailureParts = Pick<Failure, 'what' | 'where' | 'why' | 'fix'>;

const MAX_SHOWN_LENGTH = 80;

/** Formats a problem as `<input>: got <value>, expected …`. */
function formatProblem({ input, value, expected }: InputProblem): string {
  return `${input}: ${value === null ? '' : `got ${quoteShort(value)}, `}expected ${expected}`;
}

/** Returns the value on one line, cut to 80 characters. */
function quoteShort(value: string): string {
  const points = Array.from(value.slice(0, 4 * MAX_SHOWN_LENGTH));
  const cut = points.length > MAX_SHOWN_LENGTH ? `${points.slice(0, MAX_SHOWN_LENGTH).join('')}…` : points.join('');
  return JSON.stringify(cut);
}

/** Formats a failure: what, where, why, and fix, each on its own line. Adds HTTP status and request ID if known. */
export function formatFailure(failure: Failure): string {
  const ids = [
    failure.status === null ? null : `HTTP ${failure.status}`,
    failure.requestId === null ? null : `request ${failure.requestId}`,
  ].filter((id) => id !== null);
  const rows: readonly (readonly [string, string])[] = [
    ['What', ids.length === 0 ? failure.what : `${failure.what} (${ids.join(', ')})`],
    ['Where', failure.where],
    ['Why', failure.why],
    ['Fix', failure.fix],
  ];
  return rows.map(([label, text]) => `${`${label}:`.padEnd(7)}${text.split('\n').join('\n       ')}`).join('\n');
}

/** The members of an error that are shown. */
interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

/** Tells whether a thrown value is an error, by its members: an error of another realm has another class. */
export function isErrorLike(thrown: unknown): thrown is ErrorLike {
  if (typeof thrown !== 'object' || thrown === null) return false;
  return (
    'message' in thrown && typeof thrown.message === 'string' && 'name' in thrown && typeof thrown.name === 'string'
  );
}

/** Returns an error's message. Shows nothing of any other thrown value. */
export function messageOf(thrown: unknown): string {
  return isErrorLike(thrown) ? thrown.message : 'a thrown value that is not an error';
}

/**
 * Converts a bug or an unexpected error to a failure, code `internal_error`. Shows only the message, because the error's
 * other members might hold a request and its headers. Adds the stack if `debug` is on.
 */
export function toInternalFailure(thrown: unknown, debug: boolean): Failure {
  const stack = debug && isErrorLike(thrown) ? `\n${thrown.stack ?? ''}` : '';
  return {
    code: 'internal_error',
    what: 'the action itself failed',
    where: isErrorLike(thrown) ? thrown.name : typeof thrown,
    why: `${messageOf(thrown)}${stack}`,
    fix: debug
      ? 'report it with this log; running the job again is safe: nothing is posted or paid twice'
      : 'run the job again (nothing is posted or paid twice) with step debug logging on, and report it with that log',
    status: null,
    requestId: null,
  };
}
