/** Removes secrets from plain values, because the author of a text might have pasted or echoed one. */

/** Redacts every text in a value, but no member names. For plain data only: objects, arrays, texts, numbers. */
export function redactTexts<T>(value: T, redact: (text: string) => string): T {
  return redactAny(value, redact) as T;
}

/** Redacts a value of any type. */
function redactAny(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => redactAny(one, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactAny(member, redact)]));
}
