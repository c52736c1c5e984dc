/** The commands in force in a mission's thread, from accounts that may settle (docs/PROTOCOL.md#standing-commands). */
import type { Permit, ActiveCommands } from '../../core/commands/parse.ts';
import { listCommandAuthors, readActiveCommands } from '../../core/commands/parse.ts';
import type { Comment } from '../../core/domain/model.ts';
import { checkPermission } from '../access/permissions.ts';
import { isThreadShared } from '../missions/ambiguous.ts';
import type { TrackedMission, FlowContext } from '../shared/context.ts';

/** The commands in force. */
export interface Commands extends ActiveCommands {
  /** The latest link by a person: only people link forks. `null`: none. */
  readonly personsLink: number | null;
}

/**
 * Reads the commands in force. Permissions are read live.
 *
 * A `link` names no key. In a thread with missions of several keys, it links none.
 *
 * @throws GitHubError or MarketplaceError if a read fails for good.
 */
export async function readCommands(
  context: FlowContext,
  { subject }: TrackedMission,
  comments: readonly Comment[],
): Promise<Commands> {
  const prefix = context.settings.command;
  const permits = await readPermits(context, comments);
  const permitOf = (login: string): Permit => permits.get(login) ?? 'unknown';
  const permitOfPerson = (login: string, isBot: boolean): Permit => (isBot ? 'denied' : permitOf(login));
  const { link: personsLink } = readActiveCommands(comments, { prefix, permitOf: permitOfPerson });
  const commands = { ...readActiveCommands(comments, { prefix, permitOf }), personsLink };
  const isAmbiguous = commands.link !== null && (await isThreadShared(context, subject));
  return isAmbiguous ? { ...commands, link: null, personsLink: null } : commands;
}

/** Returns whether each author of a command may settle, by login. */
async function readPermits(context: FlowContext, comments: readonly Comment[]): Promise<ReadonlyMap<string, Permit>> {
  const { command, limits } = context.settings;
  const permits = new Map<string, Permit>();
  await Promise.all(
    listCommandAuthors(comments, command).map(async (author) => {
      permits.set(author.login, (await checkPermission(context, author, limits.settlePermission)).permit);
    }),
  );
  return permits;
}
