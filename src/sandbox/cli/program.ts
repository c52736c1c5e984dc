/** The parser: Commander, built from the commands as data. It parses, and runs nothing. */
import { Command, CommanderError, Option } from 'commander';
import { suggestClosest, type ParsedFlags } from './flags.ts';
import { COMMANDS, COMMON_FLAGS, UsageError, type CommandName, type Flags } from './usage.ts';

/** A parsed command line: a text to show, or a command with its flags. */
export type ParsedCommand =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'command'; readonly name: CommandName; readonly flags: ParsedFlags };

/** One reading of a command line, and what the parser found in it so far. */
interface Reading {
  readonly args: readonly string[];
  readonly program: string;
  help: string;
  isVersion: boolean;
  command: { readonly name: CommandName; readonly flags: ParsedFlags } | null;
}

const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];
const HELP_WIDTH = 100;

/** Rejects a flag in the place of a value: `--data --speed 2` would make a file of that name. */
function rejectSwallowedFlag(name: string, value: string, flags: Flags, args: readonly string[]): void {
  const swallowed = /^--([a-z-]+)/.exec(value)?.[1];
  if (swallowed === undefined || !(swallowed in flags) || !args.includes(value)) return;
  throw new UsageError(`--${name}: expected a value, got ${value}. If you mean that, write --${name}=${value}`);
}

/** Adds flags to a command. Their values are kept as texts, which the readers of flags.ts check. */
function addFlags(command: Command, flags: Flags, { args }: Reading): ReadonlyMap<string, readonly string[]> {
  const given = new Map<string, readonly string[]>();
  for (const [name, { valueName, isRepeatable, help }] of Object.entries(flags)) {
    command.addOption(new Option(valueName === undefined ? `--${name}` : `--${name} <${valueName}>`, help));
    command.on(`option:${name}`, (value?: string) => {
      const text = value ?? '';
      rejectSwallowedFlag(name, text, flags, args);
      given.set(name, isRepeatable === true ? [...(given.get(name) ?? []), text] : [text]);
    });
  }
  return given;
}

function toFlags(given: ReadonlyMap<string, readonly string[]>, rest: readonly string[]): ParsedFlags {
  const many = (name: string): readonly string[] => given.get(name) ?? [];
  return { one: (name) => many(name)[0], many, rest };
}

function addCommand(root: Command, name: CommandName, reading: Reading): void {
  const { summary, flags, operands, examples } = COMMANDS[name];
  const command = root
    .command(name, { isDefault: name === 'serve' })
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .helpOption('-h, --help', COMMON_FLAGS.help.help)
    .addHelpText('after', `\nExamples:\n${examples.map((one) => `  ${reading.program} ${one}`).join('\n')}`);
  for (const [operand, help] of Object.entries(operands)) command.argument(operand, help);
  if (name === 'serve') command.allowExcessArguments();
  const given = addFlags(command, flags, reading);
  command.action(() => {
    if (name === 'serve') rejectUnknownCommand(command.args);
    reading.command = { name, flags: toFlags(given, command.args) };
  });
}

function rejectUnknownCommand([stray]: readonly string[]): void {
  if (stray === undefined) return;
  if (COMMAND_NAMES.some((name) => name === stray)) throw new UsageError(`The command ${stray} must stand first.`);
  const near = suggestClosest(stray, COMMAND_NAMES);
  const hint = near === null ? `Commands are ${COMMAND_NAMES.join(', ')}.` : `Did you mean ${near}?`;
  throw new UsageError(`Unknown command '${stray}'. ${hint}`);
}

function createProgram(reading: Reading): Command {
  const root = new Command(reading.program)
    .description('The sandbox marketplace: the whole API on this machine, no account, no money.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => (reading.help += text),
      writeErr: () => undefined,
      getOutHelpWidth: () => HELP_WIDTH,
      getOutHasColors: () => false,
    })
    .helpOption('-h, --help', COMMON_FLAGS.help.help)
    .helpCommand('help [command]', 'show help of a command')
    .addOption(new Option('--version', COMMON_FLAGS.version.help));
  root.on('option:version', () => {
    reading.isVersion = true;
    throw new CommanderError(0, 'sandbox.version', '');
  });
  for (const name of COMMAND_NAMES) addCommand(root, name, reading);
  root.addHelpText('after', () => `\n${describeServeFlags(root)}\n\n${MORE}`);
  return root;
}

const MORE = 'Workers, verifiers and scenarios are explained in docs/SANDBOX-WORKERS.md.';

/** Returns the options of `serve`, which needs no name and is most of what people look for. */
function describeServeFlags(root: Command): string {
  const serve = root.commands.find((one) => one.name() === 'serve');
  const [, options = ''] = /^Options:\n([^]*?)^ *-h, --help/m.exec(serve?.helpInformation() ?? '') ?? [];
  return `Options of serve:\n${options.trimEnd()}`;
}

/** Returns a message of Commander as a sentence of ours. */
function toSentence(message: string): string {
  const [first = '', hint] = message.replace(/^error: /, '').split('\n');
  const sentence = `${first.charAt(0).toUpperCase()}${first.slice(1)}`.replace(
    /^(Unknown option '--[^=']+)=.*'/s,
    "$1'",
  );
  const suggestion = hint === undefined ? '' : ` ${hint.replace(/[()]/g, '')}`;
  return `${sentence.replace(/[^.?]$/, '$&.')}${suggestion}`;
}

/**
 * Parses the arguments after the program's name.
 *
 * @throws UsageError if a command or flag is unknown, or a value is missing.
 */
export function parseCommandLine(args: readonly string[], program: string): ParsedCommand {
  const reading: Reading = { args, program, help: '', isVersion: false, command: null };
  try {
    createProgram(reading).parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(toSentence(error.message));
  }
  if (reading.isVersion) return { kind: 'version' };
  return reading.command === null
    ? { kind: 'help', text: reading.help.trimEnd() }
    : { kind: 'command', ...reading.command };
}
