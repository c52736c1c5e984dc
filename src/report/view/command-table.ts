/** The commands of docs/BEHAVIOR.md#commands in words, and which of them can do something now. */

/** Every command, as it is written and what it does (docs/BEHAVIOR.md#commands). */
const EFFECTS: readonly (readonly [string, string])[] = [
  ['hire [$120]', 'hire a specialist; after a mission has ended, hire again'],
  ['hire --force', 'hire although an earlier hire is unconfirmed'],
  ['link #13', 'name the pull request that delivers this mission'],
  ['status', 'look now, and show the whole table'],
  ['accept [<sha>]', 'accept the delivery and pay, whatever the checks say'],
  ['rework <reason>', 'send the delivery back with this reason'],
  ['hold [reason]', 'settle nothing until `resume`'],
  ['resume', 'go on after a hold, or write a lost state anew'],
  ['help', 'show this table'],
];

/** The names of the commands that can do something now. */
export type CommandChoice = 'all' | 'before' | 'open' | 'after';
const CHOICES: Readonly<Record<CommandChoice, (name: string) => boolean>> = {
  all: () => true,
  before: (name) => ['hire', 'hire --force', 'help'].includes(name),
  open: (name) => !['hire', 'hire --force'].includes(name),
  after: (name) => ['hire', 'status', 'help'].includes(name),
};

/** Commands with their prefix, and what each does. */
export function listCommands(
  prefix: string,
  choice: CommandChoice,
): readonly { readonly command: string; readonly effect: string }[] {
  return EFFECTS.filter(([usage]) => CHOICES[choice](nameOf(usage))).map(([usage, effect]) => ({
    command: `${prefix} ${usage}`,
    effect,
  }));
}

/** The command's word, with the flag that makes it another command. */
function nameOf(usage: string): string {
  return /^\w+( --\w+)?/.exec(usage)?.[0] ?? '';
}
