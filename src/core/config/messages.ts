/** Messages about a config file that can't be used. */
import type { ConfigProblem } from './config.ts';
import type { Verdict } from '../domain/model.ts';
import { cut } from '../text.ts';

/** How many problems a comment lists. The log has them all. */
const MAX_LISTED_PROBLEMS = 5;
const LONGEST_MESSAGE = 300;

/** Formats a problem as compilers do: place, message, the line, and a caret below the first character. */
export function formatConfigProblem(path: string, { line, column, message, source }: ConfigProblem): string {
  const number = String(line);
  const caret = column <= source.length + 1 ? `${' '.repeat(column - 1)}^` : '';
  return [
    `${path}:${number}:${column}: ${message}`,
    ` ${number} | ${source}`,
    ` ${' '.repeat(number.length)} | ${caret}`.trimEnd(),
  ].join('\n');
}

/** Holds everything if the config file has problems. */
export function holdBrokenConfig(path: string, problems: readonly ConfigProblem[]): Verdict {
  const spelled = problems
    .slice(0, MAX_LISTED_PROBLEMS)
    .map(({ line, column, message }) => `line ${line}, column ${column}: ${cut(message, LONGEST_MESSAGE)}`);
  const more = problems.length - spelled.length;
  return holdConfig(
    `${path} cannot be used: ${spelled.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`,
    `Correct ${path} on the default branch, then start this again: the label off and on again, the command in a new comment, a push to the pull request.`,
  );
}

/** Holds everything if a config file that was named does not exist. */
export function holdMissingConfig(path: string): Verdict {
  return holdConfig(
    `config-file names ${path}, which is not on the default branch.`,
    'Commit the file to the default branch, or correct the input config-file.',
  );
}

/** Holds everything if inputs and config file are valid alone, but not together. */
export function holdContradiction(path: string, why: string): Verdict {
  return holdConfig(
    `${path} and the inputs of this step contradict each other: ${cut(why, LONGEST_MESSAGE)}.`,
    `Change one of the two: the inputs in the workflow file, or ${path} on the default branch.`,
  );
}

const OPENING = 'Nothing was done: ';

function holdConfig(message: string, nextStep: string): Verdict {
  return { kind: 'hold', code: 'bad_input', message: `${OPENING}${message}`, nextStep };
}

/** The longest description of a commit status that GitHub accepts. */
const DESCRIPTION_LIMIT = 140;

/** Shortens such a message to one plain line for a commit status, without invisible characters. */
export function describeForStatus(message: string): string {
  const plain = message.replace(OPENING, '').replace(/[\p{C}\p{Z}]+/gu, ' ');
  return cut(plain.trim(), DESCRIPTION_LIMIT);
}
