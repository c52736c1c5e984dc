/** Naive: whoever's lock comment is the oldest may post; locks of runs that seem dead don't count. */
import { isListed, orderOf, withHire } from './naive.ts';

const LOCK = 'Locked for hiring';
const DEAD_MS = 60_000;

export const commentAsLock = withHire(async (context, intent, number) => {
  const { conversations } = context.github;
  const lock = await conversations.createComment(number, `${LOCK} by ${context.nonce()}`);
  const conversation = await conversations.read(number);
  const alive = (conversation?.comments ?? []).filter(
    ({ byUs, body, createdAt }) => byUs && body.startsWith(LOCK) && context.clock.now() - createdAt < DEAD_MS,
  );
  const isOurs = alive.every(({ id }) => id >= lock.id);
  if (isOurs && !(await isListed(context, intent))) await context.marketplace.postMission(orderOf(context, intent));
  await conversations.deleteComment(lock);
});
