/** Merges inputs, config file, and defaults into the settings of a run, and records each source (docs/BEHAVIOR.md#configuration-file). */
import type { Config } from '../../core/config/config.ts';
import type { SettingOrigin } from '../../core/domain/settings.ts';
import { CONFIG_NAMES, findConfigured, findDodTemplate, findLabelTerms } from '../../core/config/config.ts';
import type { Settings } from '../../core/domain/settings.ts';
import { type InputName, inputContract, INPUTS } from './contract.ts';
import { parseInputs } from './inputs.ts';

/** The settings of a run, and the source of each setting that differs from its default. */
export interface Resolved {
  readonly settings: Settings;
  readonly origins: readonly SettingOrigin[];
}

/** Where inputs and workspace files are read from (action/runner/runner.ts). */
export interface InputSource {
  readonly readInput: (name: InputName) => string;
  readonly readFile: (path: string) => string;
}

/**
 * Merges the settings. Inputs override the config file, which overrides the defaults. An input at its default counts as not
 * given, because the runner passes both alike. `label` is the label that started the run, `null` if there is none. Its terms
 * override the file's defaults.
 *
 * @throws InputError if input and file are valid alone but contradict each other
 */
export function resolveSettings(source: InputSource, config: Config | null, label: string | null): Resolved {
  const configured = listConfigured(config, label);
  const applied = new Map([...configured].filter(([name]) => !isGiven(source, name)));
  const read = (name: InputName): string => applied.get(name)?.text ?? source.readInput(name);
  const settings = parseInputs(read, source.readFile, new Set(applied.keys()));
  return {
    settings: {
      ...settings,
      stated: listStated(source, configured),
      label: label ?? settings.label,
      ...(isNamedLabel(config, label) && { termsLabel: label }),
      brief: { ...settings.brief, dodTemplate: config === null ? null : findDodTemplate(config, label) },
    },
    origins: listOrigins(source, configured),
  };
}

/** Lists the inputs whose value the workflow or the config file gives. */
function listStated(source: InputSource, configured: ReadonlyMap<InputName, ConfiguredValue>): readonly InputName[] {
  return INPUTS.map(({ name }) => name).filter((name) => configured.has(name) || isGiven(source, name));
}

/** A value of the config file and the section it is from. */
type ConfiguredValue = NonNullable<ReturnType<typeof findConfigured>>;

/** Lists the values of the config file by input, whether or not an input overrides them. */
function listConfigured(config: Config | null, label: string | null): ReadonlyMap<InputName, ConfiguredValue> {
  const configured = new Map<InputName, ConfiguredValue>();
  if (config === null) return configured;
  for (const name of CONFIG_NAMES) {
    const value = findConfigured(config, label, name);
    if (value !== null) configured.set(name, value);
  }
  return configured;
}

/** Tells whether the config file has terms for the label. */
function isNamedLabel(config: Config | null, label: string | null): label is string {
  return config !== null && label !== null && findLabelTerms(config, label) !== null;
}

/** Tells whether an input differs from its default. */
function isGiven({ readInput }: InputSource, name: InputName): boolean {
  const { default: fallback } = inputContract(name);
  return readInput(name) !== (fallback.startsWith('${{') ? '' : fallback);
}

/** Inputs without an origin: the report shows the brief's texts elsewhere, and the runner fills in the others. */
const UNREPORTED_INPUTS: ReadonlySet<InputName> = new Set<InputName>([
  'title',
  'description',
  'dod',
  'job-check-run-id',
  'job-index',
]);

/** Lists the settings that differ from their default, in the order of action.yml. */
function listOrigins(
  source: InputSource,
  configured: ReadonlyMap<InputName, ConfiguredValue>,
): readonly SettingOrigin[] {
  const shown = INPUTS.filter((input) => !UNREPORTED_INPUTS.has(input.name) && !('secret' in input));
  return shown
    .map(({ name }) => toOrigin(source, name, configured.get(name) ?? null))
    .filter((origin) => origin !== null);
}

/** Returns where a setting comes from. @returns null if it is at its default */
function toOrigin(source: InputSource, name: InputName, configured: ConfiguredValue | null): SettingOrigin | null {
  if (!isGiven(source, name)) {
    return configured === null ? null : { name, value: configured.text, source: configured.source, beaten: null };
  }
  const value = source.readInput(name);
  return { name, value, source: 'input', beaten: configured?.text === value ? null : (configured?.text ?? null) };
}
