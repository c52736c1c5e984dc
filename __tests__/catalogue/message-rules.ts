/** Rules for messages. A fix names an action, or says that none is needed. */

/** Imperatives at the start of a sentence or clause. */
const IMPERATIVE =
  /(?:^|[.;:,] |\b(?:and|or|then) )(?:accept|add|change|check|choose|comment|compare|commit|correct|create|decide|delete|end|give|leave|let|look|lower|make|merge|name|open|pass|press|publish|put|queue|raise|re-run|read|reload|remove|reopen|repair|report|require|run|see|set|shorten|start|take|talk|top up|try|wait|write)\b/i;
/** A sentence that names who does what. */
const ACTOR_ACTION =
  /\b(?:maintainer|specialist|reviewer|admin|author|person|someone|somebody|who|app|runner|marketplace|checks?|head|run|it|they)\b.*?\b(?:is|are|has to|have to|can|may|merges?|makes?|opens?|sends?|settles?|approves?|verif(?:y|ies)|works?|comments?|writes?|reports?|finish(?:es)?|matches|resolves?|links?|decides?|looks?|goes|gives?|puts?|marks?)\b/i;
/** A sentence that says that no action is needed. */
const NO_ACTION_NEEDED =
  /\bnothing (?:to do|more|is left|has to)|\bnobody (?:needs|has)|\blooked at (?:again|once more)|\blooking at|\breleased to/i;

/** Tells whether a sentence names an action, or says that none is needed. */
export function hasInstruction(sentence: string): boolean {
  return IMPERATIVE.test(sentence) || ACTOR_ACTION.test(sentence) || NO_ACTION_NEEDED.test(sentence);
}

/** Phrases without information, or that blame the reader. */
export const EMPTY_WORDS =
  /something went wrong|an error occurred|unexpected error|\boops\b|\binvalid\b|\billegal\b|\bfatal\b|unknown error|please try|\bsorry\b|\bsimply\b|\bjust\b|\bobviously\b/i;

const COLUMNS = 100;
export const ROWS = 24;

/** Counts the rows that a text takes on a screen of 100 columns. */
export function countRows(text: string): number {
  return text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / COLUMNS)), 0);
}
