/**
 * HTML by tagged template. Every inserted value is escaped, in text and in quoted attributes alike. Only HTML from this
 * template is inserted as it is. Pure.
 */
import { findHiddenText } from '../../../core/foreign-text/hidden-text.ts';

/** Escaped HTML. A private field makes sure that no JSON and no text can pass for it. */
export class Html {
  readonly #text: string;

  constructor(strings: readonly string[], parts: readonly Part[]) {
    this.#text = strings.map((own, at) => own + toText(parts[at] ?? null)).join('');
  }

  toString(): string {
    return this.#text;
  }
}

/** A value that a template can contain. `null` inserts nothing. */
export type Part = Html | string | number | null | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.toWellFormed().replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

function toText(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.toString();
  if (typeof part === 'string') return escape(part);
  return typeof part === 'number' ? String(part) : part.map(toText).join('');
}

/** Builds HTML. Attributes must be quoted. A value must never be the name of a tag or an attribute. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings, parts);
}

/** The longest text that a page shows, in UTF-16 units. The API has all of it. */
const MAX_SHOWN_LENGTH = 20_000;
const KEY = /\bosk_(live|test)_\w+/gi;

/** Returns foreign text for a title or an attribute: on one line, without API keys and hidden characters. */
export function toPlain(text: string): string {
  const hidden = new Set(findHiddenText(text).map((one) => one.codePoint));
  return Array.from(text.replace(KEY, 'osk_$1_…').replace(/\s+/g, ' '))
    .filter((char) => !hidden.has(Number(char.codePointAt(0))))
    .join('');
}

function markHidden(line: string): Part {
  const hidden = findHiddenText(line);
  if (hidden.length === 0) return line;
  const chars = Array.from(line);
  let shown = 0;
  const parts = hidden.map(({ column, name }) => {
    const before = chars.slice(shown, column - 1).join('');
    shown = column;
    const [point = name] = name.split(' ');
    return html`${before}<span class="hidden-character" title="${name}">${point}</span>`;
  });
  return [...parts, chars.slice(shown).join('')];
}

/**
 * Returns foreign text as inert HTML with its own direction. Hidden characters are named, and API keys are left out.
 *
 * Line breaks stay in the text. The style sheet decides whether they show.
 */
export function showText(text: string): Html {
  const cut = text.length > MAX_SHOWN_LENGTH ? text.slice(0, MAX_SHOWN_LENGTH) : text;
  const lines = cut.replace(KEY, 'osk_$1_…').split(/\r\n|\n|\r/);
  const shown = lines.map((line, at): Part => [at === 0 ? '' : '\n', markHidden(line)]);
  const more = text.length - cut.length;
  const note =
    more === 0 ? null : html` <span class="muted">… and ${more} more characters; the API has all of it.</span>`;
  return html`<bdi>${shown}</bdi>${note}`;
}
