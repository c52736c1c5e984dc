/** What GitHub refuses, in its own words. */

/** An answer that is an error. `fields` becomes the list of `errors` that a 422 carries. */
export class RestError extends Error {
  readonly status: number;
  readonly fields: readonly Readonly<Record<string, string>>[] | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    more: {
      fields?: readonly Readonly<Record<string, string>>[];
      headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(message);
    this.name = 'RestError';
    this.status = status;
    this.fields = more.fields ?? null;
    this.headers = more.headers ?? {};
  }
}

export const notFound = (): RestError => new RestError(404, 'Not Found');
export const notAccessible = (kind: 'installation' | 'user' = 'installation'): RestError =>
  new RestError(403, `Resource not accessible by ${kind === 'user' ? 'personal access token' : 'integration'}`);
export const invalid = (resource: string, field: string, message: string): RestError =>
  new RestError(422, 'Validation Failed', { fields: [{ resource, field, code: 'custom', message }] });
