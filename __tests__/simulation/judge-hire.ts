/** May this run post this mission, by what it has been told and has written down? (docs/PROTOCOL.md#hire-order, docs/BEHAVIOR.md#order-of-refusals) */
import { parseFooter } from '../../src/core/domain/reference.ts';
import { LOCK_REACTIONS } from '../../src/github/locks/reaction-lock.ts';
import type { TransportRequest } from '../../src/http/transport.ts';
import { homeOf, ISSUE } from './facts.ts';
import { firstPageOf, hasWrite, listOf } from './hearsay.ts';
import type { Run } from './run.ts';
import type { Watch } from './watch.ts';

interface Order {
  readonly title: string;
  readonly description: string;
}

/** Reports every lack. */
export function judgeHire(watch: Watch, run: Run, request: TransportRequest): void {
  const order = JSON.parse(request.body ?? '{}') as Order;
  const footer = parseFooter(order.description);
  if (footer === null) {
    watch.fail(`${run.name} posts a mission without reference`);
    return;
  }
  const { log } = run;
  const home = homeOf(footer.subject);
  const lack = (what: string): void => {
    watch.fail(`${run.name} posts ${what}`);
  };
  for (const login of peopleOf(run)) if (!hasWrite(log, login)) lack(`for ${login}, who is not known to be permitted`);
  const intent = log.comments
    .map(({ body }) => watch.facts.readMark(body, 'intent'))
    .findLast((mark) => mark !== null && mark.generation === footer.generation);
  if (intent === null || intent === undefined) lack('without a durable intent');
  else {
    if (intent.brief !== footer.brief) lack('another brief than its intent names');
    if (watch.facts.now() > intent.deadline) lack('after the deadline of its intent');
  }
  const content = LOCK_REACTIONS[footer.generation - 1];
  const acquire = log.acquires.findLast((one) => one.place === `conversation ${home}` && one.content === content);
  const byRef = watch.facts.ownsRef(`refs/orkestro/${home}/${footer.generation}`, run.spec);
  const byReaction = acquire !== undefined && !acquire.withdrawn && watch.facts.hasReaction(acquire.place, acquire.id);
  if (!byRef && !byReaction) lack('without owning the lock');
  const list = log.heard.get('missions');
  if (list === undefined || (acquire !== undefined && list.seq < acquire.seq))
    lack('without looking again after the acquire');
  else if (listOf(list.answer).some((one) => isSame(one.description, footer))) lack('although the mission is listed');
  judgeBrief(run, order, lack);
}

/** Everybody whose permission counts. */
function peopleOf({ spec }: Run): ReadonlySet<string> {
  const { event } = spec;
  const sender = event.kind === 'labeled' || event.kind === 'comment' ? event.sender?.login : undefined;
  return new Set([spec.actor, spec.triggeringActor, ...(sender === undefined ? [] : [sender])]);
}

function isSame(description: string | null, footer: NonNullable<ReturnType<typeof parseFooter>>): boolean {
  const other = parseFooter(description);
  return other?.subject === footer.subject && other.generation === footer.generation;
}

/** What the labeller saw is what is sent, and it stood there unchanged when the run first looked. */
function judgeBrief({ log, spec }: Run, order: Order, lack: (what: string) => void): void {
  if (spec.event.kind !== 'labeled') return;
  const { title, body } = spec.event;
  const page = firstPageOf(log, ISSUE);
  if (!order.title.startsWith(title)) lack('another title than was labeled');
  if (page?.title !== title || page.body !== body) lack('although the text had changed');
}
