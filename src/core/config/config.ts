/**
 * The config file as data (docs/BEHAVIOR.md#configuration-file): settings under the names of their inputs, as input texts.
 * The texts were checked when the file was read, so that inputs and config share one grammar and one reader.
 */
import { isSameLabel } from './labels.ts';

/** The inputs that a config file can set. The others say how to connect, or what one run is about. */
export const CONFIG_NAMES = [
  'category',
  'tier',
  'budget-usd',
  'specialist',
  'auto-assign',
  'min-rank',
  'wait',
  'timeout',
  'on-timeout',
  'poll-interval',
  'checks',
  'ignore-checks',
  'skipped-checks',
  'protected-paths',
  'require-review',
  'when-no-required-checks',
  'on-pass',
  'on-fail',
  'max-reworks',
  'max-budget-usd',
  'monthly-budget-usd',
  'hire-permission',
  'settle-permission',
  'allowed-bots',
  'status-context',
  'gate-when-no-mission',
  'gate-on',
  'pay-on',
  'comment',
] as const;
/** The name of such an input. */
export type ConfigName = (typeof CONFIG_NAMES)[number];

/** Values as input texts. A list has one entry per line. */
export type ConfigTexts = Readonly<Partial<Record<ConfigName, string>>>;

/** The terms of a label, or the default terms. */
export interface ConfigTerms {
  readonly texts: ConfigTexts;
  /** The Definition of Done for an issue that has none. */
  readonly dod: string | null;
}

/** A config file without problems. */
export interface Config {
  readonly path: string;
  readonly labels: readonly { readonly label: string; readonly terms: ConfigTerms }[];
  readonly defaults: ConfigTerms;
  /** Everything but the terms. */
  readonly texts: ConfigTexts;
}

/** A problem in a config file. Lines and columns count from 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  /** Completes "line 7, column 5: …". */
  readonly message: string;
  /** The line of the file, cut. */
  readonly source: string;
}

/** The result of reading the config file. */
export type ConfigReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly config: Config }
  | {
      readonly kind: 'broken';
      readonly path: string;
      readonly problems: readonly ConfigProblem[];
      /** The value of `status-context`, even if other settings are wrong. `null`: none that is valid. */
      readonly statusContext: string | null;
    };

/**
 * Returns the terms of a label in the config file.
 *
 * @returns null if the file does not name the label
 */
export function findLabelTerms(config: Config, label: string): ConfigTerms | null {
  return config.labels.find((one) => isSameLabel(one.label, label))?.terms ?? null;
}

/**
 * Finds the label, of those on an issue or pull request, whose terms a command uses.
 *
 * @returns null if the config file names none or several of them
 */
export function findCommandLabel(config: Config, labels: readonly string[]): string | null {
  const [only, ...more] = labels.filter((label) => findLabelTerms(config, label) !== null);
  return only === undefined || more.length > 0 ? null : only;
}

/** Finds the value of a setting for a run with a label (null: without one), and which part of the file it is from. */
export function findConfigured(
  config: Config,
  label: string | null,
  name: ConfigName,
): { readonly text: string; readonly source: 'label' | 'config' } | null {
  const terms = label === null ? null : findLabelTerms(config, label);
  const ofLabel = terms?.texts[name];
  if (ofLabel !== undefined) return { text: ofLabel, source: 'label' };
  const text = config.defaults.texts[name] ?? config.texts[name];
  return text === undefined ? null : { text, source: 'config' };
}

/** Finds the Definition of Done for issues that have none. */
export function findDodTemplate(config: Config, label: string | null): string | null {
  const terms = label === null ? null : findLabelTerms(config, label);
  return terms?.dod ?? config.defaults.dod;
}
