/** Keeps secrets out of everything that is written. The runner masks exact matches only, so derived forms are masked too. */

/** Shorter derived forms would also match ordinary text. So would a secret with fewer than 4 characters. */
const MIN_DERIVED_LENGTH = 8;
const MIN_SECRET_LENGTH = 4;

/** The shapes of marketplace keys and GitHub tokens, whether or not they belong to this run. */
const KEY_SHAPES = /\b(?:osk_[A-Za-z0-9_-]{8,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,})/g;

/**
 * Lists the secret and its encoded forms, longest first: base64 and base64url at the three byte offsets, URL-encoded, hex,
 * JSON-escaped. Empty if the text is too short for a secret.
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

/** Returns the base64 and base64url characters that depend only on the secret, if it starts at byte `offset` mod 3. */
function base64Core(secret: string, offset: number): readonly string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret, 'utf8')]);
  const core = bytes.toString('base64').slice(Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6));
  return [core, core.replaceAll('+', '-').replaceAll('/', '_')];
}

/** The secrets of this run. */
export interface Secrets {
  /** Adds a secret and returns its forms that are new. */
  add(secret: string): readonly string[];
  /** Replaces every known form, and everything shaped like a key, with `***`. */
  redact(text: string): string;
}

/** Creates an empty set of secrets. */
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
