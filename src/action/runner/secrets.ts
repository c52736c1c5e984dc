/** Keeps secrets out of everything that is written: the runner masks by exact match only, so derived forms count too. */

/** Shorter derived forms would blot out ordinary text; so would a secret of under four characters. */
const MIN_DERIVED_LENGTH = 8;
const MIN_SECRET_LENGTH = 4;

/** Text that looks like a marketplace key or a GitHub token, whoever's it is. */
const KEY_SHAPES = /\b(?:osk_[A-Za-z0-9_-]{8,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g;

/**
 * The secret and what encoders make of it, longest first: base64 and base64url at the three byte offsets, URL-encoded,
 * hex, JSON-escaped. Empty for a secret too short to be one.
 */
export function listDerivedForms(secret: string): readonly string[] {
  if (secret.trim().length < MIN_SECRET_LENGTH) return [];
  const json = JSON.stringify(secret).slice(1, -1);
  const hex = Buffer.from(secret, 'utf8').toString('hex');
  const url = encodeURIComponent(secret.toWellFormed());
  const derived = [
    ...[0, 1, 2].flatMap((offset) => base64Core(secret, offset)),
    url,
    url.replaceAll(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
    encodeURI(secret.toWellFormed()),
    hex,
    hex.toUpperCase(),
    json,
    JSON.stringify(json).slice(1, -1),
    ...secret.split(/[\r\n]+/).map((line) => line.trim()),
    secret.trim(),
  ].filter((form) => form.length >= MIN_DERIVED_LENGTH);
  return [...new Set([secret, ...derived])].sort((a, b) => b.length - a.length);
}

/** The characters of a base64 text that depend on nothing but the secret, when it starts at byte `offset` mod 3. */
function base64Core(secret: string, offset: number): readonly string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, 'utf8')]);
  const core = bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
}

/** The secrets of this run. */
export interface Secrets {
  /** Learns a secret; the answer is every form that is new. */
  add(secret: string): readonly string[];
  /** The text with every known form, and everything shaped like a key, as `***`. */
  redact(text: string): string;
}

export function createSecrets(): Secrets {
  let forms: readonly string[] = [];
  return {
    add(secret) {
      const fresh = listDerivedForms(secret).filter((form) => !forms.includes(form));
      forms = [...forms, ...fresh].sort((a, b) => b.length - a.length);
      return fresh;
    },
    redact(text) {
      return forms.reduce((rest, form) => rest.replaceAll(form, '***'), text).replace(KEY_SHAPES, '***');
    },
  };
}
