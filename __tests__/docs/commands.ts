/** Command lines in documents: what each would do, as far as the repository itself can tell. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { CASES } from '../../scripts/act/cases.ts';
import { readArguments } from '../../src/sandbox/cli/arguments.ts';

const { scripts, bin } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
  readonly bin: Readonly<Record<string, string>>;
};

/** Programs from elsewhere that a reader has or must install, and the subcommands that documents can use. */
const OTHERS: Readonly<Record<string, readonly string[] | null>> = {
  gh: ['attestation', 'release', 'workflow', 'api'],
  git: ['clone', 'tag', 'push', 'switch', 'commit', 'fetch', 'pull'],
  go: ['install'],
  sudo: null,
  docker: ['build', 'run'],
  cd: null,
  // __tests__/docs/sandbox-curl.test.ts runs every curl line.
  curl: null,
  export: null,
  jq: null,
  sha256sum: null,
};

/** Returns the single commands of a block: joined where a line ends in a backslash, parted at `&&`, `|` and `;`, without comments. */
export function listCommandLines(block: string): readonly string[] {
  return block
    .replaceAll('\\\n', ' ')
    .split('\n')
    .flatMap((line) => splitOutsideQuotes(line.replace(/(^|\s)#.*$/, '')))
    .map((command) => command.trim())
    .filter((command) => command !== '');
}

function splitOutsideQuotes(line: string): readonly string[] {
  return line.match(/(?:'[^']*'|"[^"]*"|[^'"&|;])+/g) ?? [];
}

function toWords(command: string): readonly string[] {
  return (command.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? []).map((word) => word.replace(/^(['"])(.*)\1$/s, '$2'));
}

/** Returns what is wrong with a command; `null`: everything in it exists. */
export function findProblem(command: string): string | null {
  const [program = '', ...args] = toWords(command).filter((word) => !/^[A-Z_]+=/.test(word));
  if (program === 'npm') return checkNpm(args);
  if (program === 'npx') return checkBin(args[0] ?? '', args.slice(1));
  if (Object.hasOwn(bin, program)) return checkBin(program, args);
  const words = OTHERS[program];
  if (words === undefined) return `nobody knows ${program}`;
  return words === null || words.includes(args[0] ?? '')
    ? null
    : `${program} ${args[0] ?? ''} is not among what is known`;
}

function checkBin(name: string, args: readonly string[]): string | null {
  if (!Object.hasOwn(bin, name)) return `there is no bin ${name}`;
  try {
    readArguments(args);
    return null;
  } catch (error) {
    return String(error);
  }
}

function checkNpm([verb = '', ...rest]: readonly string[]): string | null {
  if (verb === 'ci') return rest.length === 0 ? null : 'npm ci takes nothing here';
  const [name = '', ...more] = verb === 'run' ? rest : [verb, ...rest];
  const script = scripts[name];
  if (script === undefined) return `there is no script ${name}`;
  const given = more[0] === '--' ? more.slice(1) : more;
  if (name === 'test') return checkTests(given);
  if (name === 'sandbox') return checkBin('orkestro-sandbox', given);
  if (name === 'act') return checkCases(given);
  return given.map((word) => checkWord(script, word)).find((problem) => problem !== null) ?? null;
}

/** Options are known to the script's own source; so are a bench's sections. */
function checkWord(script: string, word: string): string | null {
  const source = /scripts\/[\w/-]+\.ts/.exec(script)?.[0];
  if (source === undefined || !existsSync(source)) return `${script} is none of our scripts`;
  const name = word.replace(/^--?/, '').replace(/=.*$/, '');
  if (!word.startsWith('-') && /^(\d+|[A-Z])$/.test(word)) return null;
  const text = readFileSync(source, 'utf8');
  const known = new RegExp(`^\\s+['"]?${name}['"]?[:,]|'--${name}'|--${name}\\b`, 'm').test(text);
  return known ? null : `${source} knows no ${word}`;
}

function checkCases(given: readonly string[]): string | null {
  const wrong = given.find((word) => word !== '--list' && !CASES.some(({ name }) => name === word));
  return wrong === undefined ? null : `act has no case ${wrong}`;
}

function checkTests(given: readonly string[]): string | null {
  const paths = given.filter((word) => !word.startsWith('-') && word !== '<file>');
  const wrong = paths.find((path) => globSync([`${path}*`, `${path}/**/*.test.ts`]).length === 0);
  return wrong === undefined ? null : `no test is called ${wrong}`;
}
