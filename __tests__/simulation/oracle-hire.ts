/** May this run post this mission, by what it has been told and has written down? (docs/PROTOCOL.md#hire-order, docs/BEHAVIOR.md#order-of-refusals) */
import { parseFooter } from '../../src/core/domain/reference.ts';
import { LOCK_REACTIONS } from '../../src/github/locks/reaction-lock.ts';
import type { TransportRequest } from '../../src/http/transport.ts';
import { threadNumberOf, ISSUE } from './facts.ts';
import { readFirstThread, hadWritePermission, readMissionList } from './last-responses.ts';
import type { Run } from './run.ts';
import type { Monitor } from './monitor.ts';

interface MissionOrder {
  readonly title: string;
  readonly description: string;
}

/** Reports every broken rule. */
export function checkHire(monitor: Monitor, run: Run, request: TransportRequest): void {
  const order = JSON.parse(request.body ?? '{}') as MissionOrder;
  const footer = parseFooter(order.description);
  if (footer === null) {
    monitor.reportProblem(`${run.name} posts a mission without reference`);
    return;
  }
  const { log } = run;
  const threadNumber = threadNumberOf(footer.subject);
  const reportProblem = (what: string): void => {
    monitor.reportProblem(`${run.name} posts ${what}`);
  };
  for (const login of peopleOf(run))
    if (!hadWritePermission(log, login)) reportProblem(`for ${login}, who is not known to be permitted`);
  const intent = log.comments
    .map(({ body }) => monitor.facts.readMarker(body, 'intent'))
    .findLast((marker) => marker !== null && marker.generation === footer.generation);
  if (intent === null || intent === undefined) reportProblem('without a durable intent');
  else {
    if (intent.brief !== footer.brief) reportProblem('another brief than its intent names');
    if (monitor.facts.now() > intent.deadline) reportProblem('after the deadline of its intent');
  }
  const content = LOCK_REACTIONS[footer.generation - 1];
  const acquire = log.acquires.findLast(
    (one) => one.place === `conversation ${threadNumber}` && one.content === content,
  );
  const byRef = monitor.facts.ownsRef(`refs/orkestro/${threadNumber}/${footer.generation}`, run.spec);
  const byReaction =
    acquire !== undefined && !acquire.withdrawn && monitor.facts.hasReaction(acquire.place, acquire.id);
  if (!byRef && !byReaction) reportProblem('without owning the lock');
  const list = log.lastByKind.get('missions');
  if (list === undefined || (acquire !== undefined && list.seq < acquire.seq))
    reportProblem('without looking again after the acquire');
  else if (readMissionList(list.answer).some((one) => isSame(one.description, footer)))
    reportProblem('although the mission is listed');
  checkBrief(run, order, reportProblem);
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
function checkBrief({ log, spec }: Run, order: MissionOrder, reportProblem: (what: string) => void): void {
  if (spec.event.kind !== 'labeled') return;
  const { title, body } = spec.event;
  const page = readFirstThread(log, ISSUE);
  if (!order.title.startsWith(title)) reportProblem('another title than was labeled');
  if (page?.title !== title || page.body !== body) reportProblem('although the text had changed');
}
