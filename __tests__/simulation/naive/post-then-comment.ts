/** Naive: no comment of ours says that a mission is there, so post one, then say so in a comment. */
import { isListed, orderOf, withHire } from './naive.ts';

export const postThenComment = withHire(async (engine, intent, number) => {
  const page = await engine.github.conversations.read(number);
  if (page?.comments.some(({ byUs, body }) => byUs && body.startsWith('Hired')) !== false) return;
  if (await isListed(engine, intent)) return;
  const reply = await engine.marketplace.postMission(orderOf(engine, intent));
  if (reply.kind === 'done') await engine.github.conversations.createComment(number, `Hired ${reply.value.id}`);
});
