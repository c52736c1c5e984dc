/** Inputs, config file and defaults → the settings of this run, and where each came from (docs/BEHAVIOR.md#configuration-file). */
import type { Config } from '../../core/config/config.ts';
import type { SettingOrigin } from '../../core/domain/settings.ts';
import { CONFIG_NAMES, findConfigured, findDodTemplate, findLabelTerms } from '../../core/config/config.ts';
import type { Settings } from '../../core/domain/settings.ts';
import { type InputName, inputContract, INPUTS } from './contract.ts';
import { parseInputs } from './inputs.ts';

/** Settings, and those that are not at their default with their source. */
export interface Resolved {
  readonly settings: Settings;
  readonly origins: readonly SettingOrigin[];
}

/** How inputs and workspace files are read (action/runner/runner.ts). */
export interface InputSource {
  readonly readInput: (name: InputName) => string;
  readonly readFile: (path: string) => string;
}

/**
 * Inputs beat the config file, which beats the defaults. An input at its default counts as not given, because the runner
 * hands on both alike. `label`: the label that started the run, whose terms beat the file's defaults; `null`: none. Throws
 * InputError where input and file are fine alone and not together.
 */
export function resolveSettings(source: InputSource, config: Config | null, label: string | null): Resolved {
  const found = new Map<InputName, ConfiguredValue>();
  for (const name of CONFIG_NAMES) {
    const configured = config === null ? null : findConfigured(config, label, name);
    if (configured !== null) found.set(name, configured);
  }
  const fromFile = new Map([...found].filter(([name]) => !isGiven(source, name)));
  const read = (name: InputName): string => fromFile.get(name)?.text ?? source.readInput(name);
  const settings = parseInputs(read, source.readFile, new Set(fromFile.keys()));
  const isNamed = config !== null && label !== null && findLabelTerms(config, label) !== null;
  const dodTemplate = config === null ? null : findDodTemplate(config, label);
  return {
    settings: {
      ...settings,
      stated: listStated(source, found),
      label: label ?? settings.label,
      ...(isNamed && { termsLabel: label }),
      brief: { ...settings.brief, dodTemplate },
    },
    origins: listOrigins(source, found),
  };
}

/** Names of the inputs whose value the workflow or the config file gives. */
function listStated(source: InputSource, found: ReadonlyMap<InputName, ConfiguredValue>): readonly InputName[] {
  return INPUTS.map(({ name }) => name).filter((name) => found.has(name) || isGiven(source, name));
}

type ConfiguredValue = NonNullable<ReturnType<typeof findConfigured>>;

function isGiven({ readInput }: InputSource, name: InputName): boolean {
  const { default: fallback } = inputContract(name);
  return readInput(name) !== (fallback.startsWith('${{') ? '' : fallback);
}

/** Texts of the brief have their own place in the report; the rest is the runner's. */
const UNREPORTED_INPUTS: ReadonlySet<InputName> = new Set<InputName>([
  'title',
  'description',
  'dod',
  'job-check-run-id',
  'job-index',
]);

function listOrigins(source: InputSource, found: ReadonlyMap<InputName, ConfiguredValue>): readonly SettingOrigin[] {
  const shown = INPUTS.filter((input) => !UNREPORTED_INPUTS.has(input.name) && !('secret' in input));
  return shown.map(({ name }) => toOrigin(source, name, found.get(name) ?? null)).filter((origin) => origin !== null);
}

function toOrigin(input: InputSource, name: InputName, configured: ConfiguredValue | null): SettingOrigin | null {
  if (!isGiven(input, name)) {
    return configured === null ? null : { name, value: configured.text, source: configured.source, beaten: null };
  }
  const value = input.readInput(name);
  return { name, value, source: 'input', beaten: configured?.text === value ? null : (configured?.text ?? null) };
}
