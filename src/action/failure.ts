/** What goes wrong on the runner's side, and how any failure reads on one screen (docs/BEHAVIOR.md#errors). */
import type { Failure } from '../core/ports/errors.ts';

/** One unusable input. `value` is `null` where it is a secret or absent. */
export interface InputProblem {
  readonly input: string;
  readonly value: string | null;
  /** Completes "expected …". */
  readonly expected: string;
  /** A value that would work. */
  readonly example: string;
}

/** Every unusable input of a run, all together. */
export class InputError extends Error {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'InputError';
    this.problems = problems;
  }

  /** As a boundary failure, code `bad_input`: every input is named, and as many are explained as fit on one screen. */
  toFailure(): Failure {
    let shownCount = this.problems.length;
    while (shownCount > 1 && countScreenRows(formatFailure(this.#explain(shownCount))) > SCREEN.rows) shownCount -= 1;
    return this.#explain(shownCount);
  }

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

const SCREEN = { rows: 24, columns: 100 };

function countScreenRows(text: string): number {
  return text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / SCREEN.columns)), 0);
}

/** The runner's environment, event file, workspace or command files are not as documented. */
export class RunnerError extends Error {
  readonly failure: Failure;

  constructor(code: 'bad_event' | 'bad_environment' | 'bad_file', parts: FailureParts, cause?: unknown) {
    super(`${parts.what}: ${parts.why}`, { cause });
    this.name = 'RunnerError';
    this.failure = { code, ...parts, status: null, requestId: null };
  }
}
type FailureParts = Pick<Failure, 'what' | 'where' | 'why' | 'fix'>;

const MAX_SHOWN_LENGTH = 80;

function formatProblem({ input, value, expected }: InputProblem): string {
  return `${input}: ${value === null ? '' : `got ${quoteShort(value)}, `}expected ${expected}`;
}

/** The value on one line, cut to 80 characters. */
function quoteShort(value: string): string {
  const points = Array.from(value.slice(0, 4 * MAX_SHOWN_LENGTH));
  const cut = points.length > MAX_SHOWN_LENGTH ? `${points.slice(0, MAX_SHOWN_LENGTH).join('')}…` : points.join('');
  return JSON.stringify(cut);
}

/** What, where, why and fix, a line each (more where they hold several lines); status and request id where known. */
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

interface ErrorLike {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

/** By shape, not by class: an error from another realm is an error too. */
export function isErrorLike(thrown: unknown): thrown is ErrorLike {
  if (typeof thrown !== 'object' || thrown === null) return false;
  return (
    'message' in thrown && typeof thrown.message === 'string' && 'name' in thrown && typeof thrown.name === 'string'
  );
}

/** An error's message, and nothing of a thrown value that is none. */
export function messageOf(thrown: unknown): string {
  return isErrorLike(thrown) ? thrown.message : 'a thrown value that is not an error';
}

/**
 * A bug or an unforeseen error as a failure, code `internal_error`: the message only, never the object, whose other
 * members may hold a request and its headers. The stack is added when `debug` is on.
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
