/** Parses the config file's text into a Config, or lists every problem with its line, column, and fix. */
import type { Config, ConfigProblem, ConfigReading, ConfigTerms, ConfigTexts } from '../../core/config/config.ts';
import { canTrigger, isSameLabel } from '../../core/config/labels.ts';
import { cut } from '../../core/text.ts';
import type { Tree } from '../../core/tree.ts';
import { isTreeMap } from '../../core/tree.ts';
import { findNearest } from './nearest.ts';
import type { ConfigFile } from './schema.ts';
import { CONFIG_SCHEMA, SECTIONS, TERM_KEYS, TOP_KEYS } from './schema.ts';
import { readYaml, type YamlReading } from './yaml.ts';

type Document = Extract<YamlReading, { kind: 'tree' }>;

/** What the file is checked against: its path, and the value of the input `label`. */
export interface ConfigContext {
  readonly path: string;
  readonly label: string;
}

/** Parses the file. Never throws because of its content. Problems are in the order of the file. */
export function parseConfig(text: string, context: ConfigContext): Exclude<ConfigReading, { kind: 'absent' }> {
  const { path } = context;
  const broken = (problems: readonly ConfigProblem[]): ReturnType<typeof parseConfig> => {
    return { kind: 'broken', path, problems, statusContext: findStatusContext(text) };
  };
  const document = readYaml(text);
  if (document.kind === 'problems') return broken(document.problems);
  const parsed = CONFIG_SCHEMA.safeParse(withEmptySections(document.tree));
  const schemaProblems = parsed.success ? [] : parsed.error.issues.flatMap((issue) => toProblems(document, issue));
  const problems = [...schemaProblems, ...checkLabels(document, context), ...checkCombinations(document, parsed.data)];
  if (problems.length > 0 || !parsed.success) return broken(problems.toSorted(compareByPosition));
  return { kind: 'read', config: toConfig(path, parsed.data) };
}

/**
 * Finds the file's `status-context` without parsing, because a broken file might not be YAML: on its own line, or in braces.
 *
 * @returns null if the text names no usable context
 */
function findStatusContext(text: string): string | null {
  const found = /^[^#\n]*\bstatus-context["']?[ \t]*:[ \t]*("[^"\n]*"|'[^'\n]*'|[^\s#,}]*)/m.exec(text)?.[1];
  const context = found?.replace(/^(["'])(.*)\1$/, '$2');
  return context === undefined || context.length > 255 || /\p{C}/u.test(context) ? null : context;
}

/** Compares two problems by line, then by column. */
function compareByPosition(a: ConfigProblem, b: ConfigProblem): number {
  return a.line - b.line || a.column - b.column;
}

/** Turns empty values of sections and labels into empty maps: a section whose lines are all commented out is still a section. */
function withEmptySections(tree: Tree): Tree {
  if (!isTreeMap(tree)) return tree;
  const toSection = (name: string, value: Tree): Tree => {
    if (value === '' && (name in SECTIONS || name === 'labels')) return {};
    if (name !== 'labels' || !isTreeMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([label, terms]) => [label, terms === '' ? {} : terms]));
  };
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, toSection(name, value)]));
}

/** An issue that the schema found. */
type Issue = NonNullable<ReturnType<typeof CONFIG_SCHEMA.safeParse>['error']>['issues'][number];

/** Converts a schema issue to problems: one for each unknown key, otherwise one. */
function toProblems({ positionOf, problem }: Document, issue: Issue): readonly ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problem(positionOf([...issue.path, key], 'key'), describeUnknownKey(issue.path, key)),
    );
  }
  const name = issue.path.filter((step) => typeof step === 'string').at(-1);
  const message =
    issue.code === 'custom' ? issue.message : 'expected settings below it, each on an indented line of its own';
  return [problem(positionOf(issue.path), name === undefined ? message : `${quote(name)}: ${message}`)];
}

/** Returns the key as inline code, at most 60 characters. */
function quote(key: string): string {
  return `\`${cut(key, 60)}\``;
}

/** Describes an unknown key and suggests what was meant: a key of this place, a key of another section, or neither. */
function describeUnknownKey(path: readonly PropertyKey[], key: string): string {
  const knownKeys = listKeys(path);
  const unknown = `unknown key ${quote(key)}`;
  if (key === '<<') return `${unknown}: YAML 1.2 merges no maps; repeat the lines, or put them under defaults`;
  const near = findNearest(key, knownKeys);
  if (near !== null) return `${unknown}; did you mean \`${near}\`?`;
  const section = Object.entries(SECTIONS).find(([, keys]) => Object.hasOwn(keys, key))?.[0];
  if (section !== undefined) return `${unknown} here: it belongs under \`${section}:\``;
  if (TOP_KEYS.includes(key)) return `${unknown} here: it belongs at the left margin, outside every section`;
  return `${unknown}; known here: ${knownKeys.join(', ')}`;
}

/** Lists the keys that are known at a path. */
function listKeys([section]: readonly PropertyKey[]): readonly string[] {
  if (section === undefined) return TOP_KEYS;
  const found = Object.entries(SECTIONS).find(([name]) => name === section);
  return found === undefined ? TERM_KEYS : Object.keys(found[1]);
}

/**
 * Checks the names under `labels:`. Each must begin with the trigger label, so that every other label event ends before
 * anything is read. No name may appear twice.
 */
function checkLabels({ tree, positionOf, problem }: Document, context: ConfigContext): readonly ConfigProblem[] {
  const labels = isTreeMap(tree) ? tree['labels'] : undefined;
  if (!isTreeMap(labels)) return [];
  const names = Object.keys(labels);
  return names.flatMap((name, index) => {
    const message = checkLabel(name, names.slice(0, index), context);
    return message === null ? [] : [problem(positionOf(['labels', name], 'key'), message)];
  });
}

const MAX_LABEL_LENGTH = 50;

/**
 * Checks one label against the labels before it.
 *
 * @returns null if the label can be used
 */
function checkLabel(name: string, earlier: readonly string[], { label }: ConfigContext): string | null {
  if (name.length > MAX_LABEL_LENGTH || name.trim() !== name || name === '') {
    return `${quote(name)} is no label: GitHub's have 1 to ${MAX_LABEL_LENGTH} characters`;
  }
  if (earlier.some((one) => isSameLabel(one, name))) return `the label ${quote(name)} stands twice, but for its case`;
  if (canTrigger(name, label)) return null;
  return `the label ${quote(name)} would not start anything: name it \`${label}\`, or begin it with that, such as \`${label}: ${cut(name, 30)}\``;
}

/** Finds values that are valid alone but contradict each other. */
function checkCombinations({ positionOf, problem }: Document, file: ConfigFile | undefined): readonly ConfigProblem[] {
  if (file?.policy?.['pay-on'] !== 'merge' || (file.gate?.['gate-on'] ?? 'verified') === 'verified') return [];
  const why = 'the payment would wait for the merge, and the merge for the payment';
  return [
    problem(positionOf(['policy', 'pay-on']), `\`pay-on\`: merge needs \`gate-on: verified\` under \`gate:\`: ${why}`),
  ];
}

/** Converts the parsed file to the core's Config. */
function toConfig(path: string, file: ConfigFile): Config {
  const { labels = {}, defaults = {}, 'protected-paths': paths, comment, ...sections } = file;
  const texts = Object.assign({}, ...Object.values(sections)) as ConfigTexts;
  return {
    path,
    labels: Object.entries(labels).map(([label, terms]) => ({ label, terms: toTerms(terms) })),
    defaults: toTerms(defaults),
    texts: {
      ...texts,
      ...(paths !== undefined && { 'protected-paths': paths }),
      ...(comment !== undefined && { comment }),
    },
  };
}

/** Separates the Definition of Done from the terms that are inputs. */
function toTerms({ dod, ...texts }: NonNullable<ConfigFile['defaults']>): ConfigTerms {
  const given = Object.entries(texts).filter(([, text]) => typeof text === 'string');
  return { texts: Object.fromEntries(given), dod: dod ?? null };
}
