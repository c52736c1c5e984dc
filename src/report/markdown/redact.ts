/** Takes secrets out of plain values: whoever wrote a text may have pasted or echoed one. */

/** The same value with every text in it redacted; names of members stay. Plain data only: objects, arrays, texts, numbers. */
export function redactTexts<T>(value: T, redact: (text: string) => string): T {
  return redactAny(value, redact) as T;
}

function redactAny(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((one) => redactAny(one, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redactAny(member, redact)]));
}
