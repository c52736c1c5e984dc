/** Naive: whoever's lock comment is the oldest may post; locks of runs that seem dead don't count. */
import { isListed, orderOf, withHire } from './naive.ts';

const LOCK = 'Locked for hiring';
const DEAD_MS = 60_000;

export const commentAsLock = withHire(async (engine, intent, number) => {
  const { conversations } = engine.github;
  const lock = await conversations.createComment(number, `${LOCK} by ${engine.nonce()}`);
  const page = await conversations.read(number);
  const alive = (page?.comments ?? []).filter(
    ({ byUs, body, createdAt }) => byUs && body.startsWith(LOCK) && engine.clock.now() - createdAt < DEAD_MS,
  );
  const isOurs = alive.every(({ id }) => id >= lock.id);
  if (isOurs && !(await isListed(engine, intent))) await engine.marketplace.postMission(orderOf(engine, intent));
  await conversations.deleteComment(lock);
});
