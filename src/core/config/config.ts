/**
 * The config file as data (docs/BEHAVIOR.md#configuration-file): settings under the names of their inputs, as those inputs' texts. The
 * texts were checked when the file was read, so that inputs and config share one grammar and one reader.
 */
import { isSameLabel } from './labels.ts';

/** Inputs that a config file may set. The others say how to reach things, or what this one run is about. */
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
export type ConfigName = (typeof CONFIG_NAMES)[number];

/** Values as input texts; lists one entry a line. */
export type ConfigTexts = Readonly<Partial<Record<ConfigName, string>>>;

/** What is asked for under a label, or by default. */
export interface ConfigTerms {
  readonly texts: ConfigTexts;
  /** Definition of Done for an issue without one of its own. */
  readonly dod: string | null;
}

/** A config file without a problem in it. */
export interface Config {
  readonly path: string;
  readonly labels: readonly { readonly label: string; readonly terms: ConfigTerms }[];
  readonly defaults: ConfigTerms;
  /** Everything beside the terms. */
  readonly texts: ConfigTexts;
}

/** One thing wrong with a config file. Lines and columns count from 1. */
export interface ConfigProblem {
  readonly line: number;
  readonly column: number;
  /** Completes "line 7, column 5: …". */
  readonly message: string;
  /** The line as it stands in the file, cut. */
  readonly source: string;
}

/** What came of looking for the config file. */
export type ConfigReading =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly config: Config }
  | {
      readonly kind: 'broken';
      readonly path: string;
      readonly problems: readonly ConfigProblem[];
      /** What stands at `status-context`, whatever is wrong elsewhere; `null`: nothing that could be one. */
      readonly statusContext: string | null;
    };

/** The terms of a label that the config file names; `null`: it names no such label. */
export function findLabelTerms(config: Config, label: string): ConfigTerms | null {
  return config.labels.find((one) => isSameLabel(one.label, label))?.terms ?? null;
}

/** Of the labels on a page the one whose terms a command goes by; `null`: none is named, or several are and nobody says which. */
export function findCommandLabel(config: Config, labels: readonly string[]): string | null {
  const [only, ...more] = labels.filter((label) => findLabelTerms(config, label) !== null);
  return only === undefined || more.length > 0 ? null : only;
}

/** The file's value of a setting for a run about a label (`null`: about none), and which part of the file says so. */
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

/** The Definition of Done for issues without one. */
export function findDodTemplate(config: Config, label: string | null): string | null {
  const terms = label === null ? null : findLabelTerms(config, label);
  return terms?.dod ?? config.defaults.dod;
}
