/** What is said of a config file that cannot be used. */
import type { ConfigProblem } from './config.ts';
import type { Verdict } from '../domain/model.ts';
import { cut } from '../text.ts';

/** Problems spelled out in a comment; the log has them all. */
const MAX_LISTED_PROBLEMS = 5;
const LONGEST_MESSAGE = 300;

/** A problem as compilers write them: place, what is wrong, the line, and a mark below its first character. */
export function formatConfigProblem(path: string, { line, column, message, source }: ConfigProblem): string {
  const number = String(line);
  const caret = column <= source.length + 1 ? `${' '.repeat(column - 1)}^` : '';
  return [
    `${path}:${number}:${column}: ${message}`,
    ` ${number} | ${source}`,
    ` ${' '.repeat(number.length)} | ${caret}`.trimEnd(),
  ].join('\n');
}

/** Nothing is hired, paid or sent back on settings that nobody can read. */
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

/** The file was asked for by name. */
export function holdMissingConfig(path: string): Verdict {
  return holdConfig(
    `config-file names ${path}, which is not on the default branch.`,
    'Commit the file to the default branch, or correct the input config-file.',
  );
}

/** Inputs and file are fine alone and not together. */
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

/** GitHub refuses longer descriptions. */
const DESCRIPTION_LIMIT = 140;

/** The same for a commit status: one plain line without what cannot be seen. */
export function describeForStatus(message: string): string {
  const plain = message.replace(OPENING, '').replace(/[\p{C}\p{Z}]+/gu, ' ');
  return cut(plain.trim(), DESCRIPTION_LIMIT);
}
