/** Text for people, rendered from values. The adapter is src/report/render/renderer.ts. */
import type { Verdict } from '../domain/model.ts';
import type { MissionView } from '../domain/outcome.ts';
import type { CommitStatus } from './github.ts';

/** A renderer of text for people. The flow decides what to show, and the renderer how. */
export interface Renderer {
  /** Renders the visible part of the status comment, at most 60,000 characters. */
  statusComment(view: MissionView): string;
  /** Renders the commit status. */
  status(view: MissionView): Pick<CommitStatus, 'state' | 'description'>;
  /** Renders the short comment of a run that is about to hire. It is deleted when the hire is recorded. */
  hireNotice(runUrl: string | null): string;
  /** Renders what that comment becomes if nothing was sent and the lock stays taken. */
  releaseNotice(runUrl: string | null, generation: number): string;
  /** Renders the comment that announces a decision before it takes effect. */
  decision(view: MissionView, verdict: Verdict, sha: string | null): string;
  /** Renders the reply to a command, or a note about a decision. */
  reply(reply: Reply): string;
  /** Renders one line for the log. */
  logLine(view: MissionView): string;
}

/** A reply to a person: a title, a sentence, and what to do. All of them may contain foreign text. */
export interface Reply {
  readonly kind: 'done' | 'refused' | 'told';
  readonly title: string;
  readonly message: string;
  /** Empty: there is nothing to do. */
  readonly nextStep: string;
  /** The prefix of the commands to list. `null`: don't list them. */
  readonly commands: string | null;
  /** Missions to show: a single one in full, several in a line each. */
  readonly views: readonly MissionView[];
}
