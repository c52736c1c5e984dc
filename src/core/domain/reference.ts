/**
 * The reference ties a mission to its subject (docs/PROTOCOL.md#reference): `owner/repo#12` for people, last in the title; a machine-readable
 * line, made of the repository's numeric id, last in the description.
 */
import type { Mission } from './mission.ts';
import type { MatchedMission, MissionKey, Repository, Subject } from './model.ts';

/** What the description's last line says. `brief` is the brief's SHA-256, `comment` the status comment's id. */
export interface Footer {
  readonly subject: string;
  readonly generation: number;
  readonly brief: string;
  readonly comment: number | null;
}

const LABEL = 'Orkestro-Reference:';
const FOOTER =
  /^Orkestro-Reference: (repo=\d{1,16} (?:number=\d{1,10}|run=\S{1,600})(?: key=[a-z0-9._-]{1,40})?) gen=(\d{1,3}) brief=([0-9a-f]{64}) comment=(\d{1,18}|none)$/;

/** Words of lower-case letters and digits, joined by single `.`, `_` or `-`. */
const KEY = /^(?=.{1,40}$)[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/**
 * A mission's key: up to 40 lower-case letters and digits, in words joined by single `.`, `_` or `-`. It stands in titles,
 * marks and names of refs, where git takes no part that ends in `.lock`. `null`: not allowed.
 */
export function parseMissionKey(text: string): MissionKey | null {
  return KEY.test(text) && !text.endsWith('.lock') ? text : null;
}

/** The subject as a machine reads it: the same for every name the repository ever has. */
export function formatSubject(repository: Repository, subject: Subject): string {
  const repo = `repo=${repository.id}`;
  const key = subject.key === undefined ? '' : ` key=${subject.key}`;
  if (subject.kind !== 'run') return `${repo} number=${subject.number}${key}`;
  const parts = [subject.runId, subject.job, subject.index, subject.step].map((part) => encodeURIComponent(part));
  return `${repo} run=${parts.join('/')}${key}`;
}

/** What a subject's machine-readable text says. */
export interface SubjectParts {
  readonly repositoryId: number;
  /** `null` for a run that is its own subject. */
  readonly number: number | null;
  readonly key: MissionKey | null;
}

/** Reads `formatSubject` back; `null` for anything else. */
export function parseSubject(text: string): SubjectParts | null {
  const match = /^repo=(\d{1,16}) (?:number=(\d{1,10})|run=\S{1,600})(?: key=(\S{1,40}))?$/.exec(text);
  if (match === null) return null;
  const [, repository, number, key] = match;
  return {
    repositoryId: Number(repository),
    number: number === undefined ? null : Number(number),
    key: key === undefined ? null : parseMissionKey(key),
  };
}

/** The subject's part in the name of a ref that guards it: `12`, or `12.linux` with a key. */
export function formatRefPart(number: number, key: MissionKey | null = null): string {
  return key === null ? String(number) : `${number}.${key}`;
}

/** The reference as people read it: `owner/repo#12`, with ` (key)` where it has one and ` g2` from the second generation on. */
export function formatReference(repository: Repository, subject: Subject, generation: number): string {
  const name = `${repository.owner}/${repository.name}`;
  const suffix = generation > 1 ? ` g${generation}` : '';
  const key = subject.key === undefined ? '' : ` (${subject.key})`;
  return `${name}${formatSubjectName(subject)}${key}${suffix}`;
}

function formatSubjectName(subject: Subject): string {
  if (subject.kind !== 'run') return `#${subject.number}`;
  return ` run ${subject.runId}/${subject.job}/${subject.index}/${subject.step}`;
}

/** The mission's title: the brief's, and the reference last. */
export function formatMissionTitle(title: string, reference: string): string {
  return `${title} — ${reference}`;
}

/** The description as posted: the brief's text, the contract's line where there is one, and the machine-readable reference as its last line. */
export function formatMissionDescription(
  description: string,
  footer: Footer,
  contractLine: string | null = null,
): string {
  const comment = footer.comment ?? 'none';
  const reference = `${LABEL} ${footer.subject} gen=${footer.generation} brief=${footer.brief} comment=${comment}`;
  const lines = contractLine === null ? reference : `${contractLine}\n${reference}`;
  return description === '' ? lines : `${description}\n\n${lines}`;
}

/** Reads the last line of a mission's description; `null` when it isn't ours. Text above it, whatever it says, is not looked at. */
export function parseFooter(description: string | null): Footer | null {
  if (description === null) return null;
  const text = description.trimEnd();
  const match = FOOTER.exec(text.slice(text.lastIndexOf('\n') + 1));
  if (match === null) return null;
  const [, subject = '', generation = '', brief = '', comment = ''] = match;
  return { subject, generation: Number(generation), brief, comment: comment === 'none' ? null : Number(comment) };
}

/**
 * Sorts a list of own missions for one subject: `matched` by their footer; `unread` are those whose list item carries no
 * description, or one without its last line (an excerpt), and whose title ends like a reference to this subject in a repository of any name (it may have been renamed).
 */
export function matchMissions(
  missions: readonly Mission[],
  subject: string,
  reference: string,
): { readonly matched: readonly MatchedMission[]; readonly unread: readonly Mission[] } {
  // Neither an owner nor a repository can have these in its name.
  const tail = reference.slice(reference.search(/[# ]/));
  const matched: MatchedMission[] = [];
  const unread: Mission[] = [];
  for (const mission of missions) {
    const footer = parseFooter(mission.description);
    if (footer?.subject === subject) matched.push({ mission, generation: footer.generation });
    else if (footer === null && mission.title.replace(/ g\d{1,3}$/, '').endsWith(tail)) unread.push(mission);
  }
  return { matched, unread };
}
