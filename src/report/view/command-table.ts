/** The commands of docs/BEHAVIOR.md#commands, and which of them have an effect now. */

/** The usage of every command and what it does (docs/BEHAVIOR.md#commands). */
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

/** Which commands to list: all, or those that have an effect before, during, or after a mission. */
export type CommandChoice = 'all' | 'before' | 'open' | 'after';
const CHOICES: Readonly<Record<CommandChoice, (name: string) => boolean>> = {
  all: () => true,
  before: (name) => ['hire', 'hire --force', 'help'].includes(name),
  open: (name) => !['hire', 'hire --force'].includes(name),
  after: (name) => ['hire', 'status', 'help'].includes(name),
};

/** Lists commands with their prefix, and what each does. */
export function listCommands(
  prefix: string,
  choice: CommandChoice,
): readonly { readonly command: string; readonly effect: string }[] {
  return EFFECTS.filter(([usage]) => CHOICES[choice](nameOf(usage))).map(([usage, effect]) => ({
    command: `${prefix} ${usage}`,
    effect,
  }));
}

/** Returns the command's name with its flag, which makes it a different command. */
function nameOf(usage: string): string {
  return /^\w+( --\w+)?/.exec(usage)?.[0] ?? '';
}
