/**
 * The reference that ties a mission to its subject (docs/PROTOCOL.md#reference): `owner/repo#12` at the end of the title for
 * people, and a machine-readable line with the repository's numeric id at the end of the description.
 */
import type { Mission } from './mission.ts';
import type { MatchedMission, MissionKey, Repository, Subject } from './model.ts';

/**
 * The content of the last line of a description. `brief` is the SHA-256 of the brief, `comment` the id of the status
 * comment.
 */
export interface Footer {
  readonly subject: string;
  readonly generation: number;
  readonly brief: string;
  readonly comment: number | null;
}

const LABEL = 'Orkestro-Reference:';
const FOOTER =
  /^Orkestro-Reference: (repo=\d{1,16} (?:number=\d{1,10}|run=\S{1,600})(?: key=[a-z0-9._-]{1,40})?) gen=(\d{1,3}) brief=([0-9a-f]{64}) comment=(\d{1,18}|none)$/;

/** Words of lower-case letters and digits, joined by single `.`, `_`, or `-`. */
const KEY = /^(?=.{1,40}$)[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/**
 * Parses a mission key: up to 40 lower-case letters and digits, in words joined by single `.`, `_`, or `-`.
 *
 * Titles, markers, and ref names contain it, and Git allows no part of a ref name that ends in `.lock`.
 *
 * @returns null if the text is no valid key
 */
export function parseMissionKey(text: string): MissionKey | null {
  return KEY.test(text) && !text.endsWith('.lock') ? text : null;
}

/** Formats a subject for machines. The text stays the same if the repository is renamed. */
export function formatSubject(repository: Repository, subject: Subject): string {
  const repo = `repo=${repository.id}`;
  const key = subject.key === undefined ? '' : ` key=${subject.key}`;
  if (subject.kind !== 'run') return `${repo} number=${subject.number}${key}`;
  const parts = [subject.runId, subject.job, subject.index, subject.step].map((part) => encodeURIComponent(part));
  return `${repo} run=${parts.join('/')}${key}`;
}

/** The parts of a subject's machine-readable text. */
export interface SubjectParts {
  readonly repositoryId: number;
  /** `null` for a run that is its own subject. */
  readonly number: number | null;
  readonly key: MissionKey | null;
}

/**
 * Parses what `formatSubject` wrote.
 *
 * @returns null if the text is anything else
 */
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

/** Formats the subject's part in the name of a lock ref: `12`, or `12.linux` with a key. */
export function formatRefPart(number: number, key: MissionKey | null = null): string {
  return key === null ? String(number) : `${number}.${key}`;
}

/**
 * Formats a reference for people: `owner/repo#12`, with ` (key)` if it has one, and ` g2` from the second generation
 * on.
 */
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

/** Formats the title of a mission: the title of the brief, and the reference last. */
export function formatMissionTitle(title: string, reference: string): string {
  return `${title} — ${reference}`;
}

/**
 * Formats the description of a mission: the text of the brief, the line of the contract if there is one, and the machine-readable
 * reference as its last line.
 */
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

/** A line end, also as a marketplace writes it that returns descriptions as HTML (docs/MARKETPLACE-API.md#response-envelopes). */
const LINE_END = /\n|<\/?(?:p|div|br)(?:\s[^<>]*)?\/?>/i;

/**
 * Parses the last line of a mission's description. Ignores all text above it.
 *
 * @returns null if the line is not ours
 */
export function parseFooter(description: string | null): Footer | null {
  const match = FOOTER.exec(readLastLine(description ?? ''));
  if (match === null) return null;
  const [, subject = '', generation = '', brief = '', comment = ''] = match;
  return { subject, generation: Number(generation), brief, comment: comment === 'none' ? null : Number(comment) };
}

/** Returns the last line that isn't blank. Empty if there is none. */
function readLastLine(description: string): string {
  const lines = description.split(LINE_END).map((line) => line.trimEnd());
  return lines.findLast((line) => line !== '') ?? '';
}

/**
 * Finds the missions of one subject in a list of own missions: `matched` by their footer, `unread` by their title.
 *
 * An unread mission has no description in the list, or only an excerpt. Its title ends like a reference to this subject in a
 * repository of any name, because the repository may have been renamed.
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
