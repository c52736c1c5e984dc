/** Naive: no comment of ours says that a mission is there, so post one, then say so in a comment. */
import { isListed, orderOf, withHire } from './naive.ts';

export const postThenComment = withHire(async (context, intent, number) => {
  const page = await context.github.conversations.read(number);
  if (page?.comments.some(({ byUs, body }) => byUs && body.startsWith('Hired')) !== false) return;
  if (await isListed(context, intent)) return;
  const reply = await context.marketplace.postMission(orderOf(context, intent));
  if (reply.kind === 'done') await context.github.conversations.createComment(number, `Hired ${reply.value.id}`);
});
