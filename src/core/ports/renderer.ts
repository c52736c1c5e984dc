/** Text for people, made from values. The adapter is src/report/render/renderer.ts. */
import type { Verdict } from '../domain/model.ts';
import type { MissionView } from '../domain/outcome.ts';
import type { CommitStatus } from './github.ts';

/** Words for people, made from values: report/ renders, the flow only decides what to show. */
export interface Renderer {
  /** The sticky comment's visible part, at most 60,000 characters. */
  statusComment(view: MissionView): string;
  status(view: MissionView): Pick<CommitStatus, 'state' | 'description'>;
  /** The short note of a run that is about to hire; taken down when the hire is recorded. */
  hireNotice(runUrl: string | null): string;
  /** What that note becomes when nothing was sent and the lock stays taken. */
  releaseNotice(runUrl: string | null, generation: number): string;
  /** The comment that tells people of a decision, before it takes effect. */
  decision(view: MissionView, verdict: Verdict, sha: string | null): string;
  /** What a command is answered with, or a note about a decision. */
  reply(reply: Reply): string;
  /** One line for the log. */
  logLine(view: MissionView): string;
}

/** An answer to a person: a title, a sentence, what to do. Foreign text is allowed in all of them. */
export interface Reply {
  readonly kind: 'done' | 'refused' | 'told';
  readonly title: string;
  readonly message: string;
  /** Empty: nothing to do. */
  readonly nextStep: string;
  /** Lists the commands with this prefix; `null`: doesn't. */
  readonly commands: string | null;
  /** Missions to show whole, or a line each when there are several. */
  readonly views: readonly MissionView[];
}
