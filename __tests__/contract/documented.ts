/** Checks every reply against the OpenAPI document that the sandbox itself serves, and records which ones were seen. */
import { expect } from '@jest/globals';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { SandboxResponse, OpenSandbox, RequestOptions } from '../support/sandbox/open.ts';

interface Content {
  readonly 'application/json': { readonly schema: { readonly $ref: string } };
}
interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: object;
  }[];
  readonly security: readonly object[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
}
/** The part of the document that the tests read. */
export interface ApiDocument {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** The replies that no test can produce. */
const NEVER_SEEN = ['500'];

export class Documented {
  readonly #seen = new Set<string>();
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #ajv: Ajv2020;
  readonly document: ApiDocument;

  private constructor(document: ApiDocument) {
    this.document = document;
    this.#ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
    formats.default(this.#ajv);
    this.#ajv.addVocabulary(['components']);
    this.#ajv.addSchema({ $id: 'https://sandbox.test/api', components: document.components });
  }

  static async read(api: OpenSandbox): Promise<Documented> {
    const { status, text } = await api.send('GET', '/openapi.json', { key: null });
    if (status !== 200) throw new Error(`no document: ${status} ${text}`);
    return new Documented(JSON.parse(text) as ApiDocument);
  }

  /** Opens a sandbox whose every reply is checked. */
  watch(api: OpenSandbox): OpenSandbox {
    const send = async (method: string, path: string, options: RequestOptions = {}): Promise<SandboxResponse> => {
      const answer = await api.send(method, path, options);
      this.#check(method, path, options, answer);
      return answer;
    };
    return {
      ...api,
      send,
      post: async (fields) => {
        const mission = await api.post(fields);
        this.#validate('#/components/schemas/MissionAnswer', { mission });
        return mission;
      },
    };
  }

  /** Returns the replies that the document declares and no test has seen. */
  unseen(): readonly string[] {
    return this.#operations()
      .flatMap(([, , { operationId, responses }]) => Object.keys(responses).map((status) => `${operationId} ${status}`))
      .filter((one) => !this.#seen.has(one) && !NEVER_SEEN.some((status) => one.endsWith(status)));
  }

  #operations(): readonly (readonly [string, string, Operation])[] {
    return Object.entries(this.document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [path, method, operation] as const),
    );
  }

  #validate($ref: string, value: unknown): void {
    const validator = this.#validators.get($ref) ?? this.#ajv.compile({ $ref: `https://sandbox.test/api${$ref}` });
    this.#validators.set($ref, validator);
    validator(value);
    expect({ $ref, problems: validator.errors ?? [] }).toEqual({ $ref, problems: [] });
  }

  #find(method: string, path: string): Operation | undefined {
    const [bare = ''] = path.split('?');
    const found = this.#operations().find(([template, verb]) => {
      const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/, '[^/]+')}$`);
      return verb === method.toLowerCase() && pattern.test(bare);
    });
    return found?.[2];
  }

  #check(method: string, path: string, { body, text, headers }: RequestOptions, answer: SandboxResponse): void {
    const operation = this.#find(method === 'HEAD' ? 'GET' : method, path);
    if (operation === undefined) {
      expect([404, 405]).toContain(answer.status);
      if (method !== 'HEAD') this.#validate('#/components/schemas/Refusal', answer.json);
      return;
    }
    const response = operation.responses[String(answer.status)];
    expect({ operation: operation.operationId, status: answer.status, declared: response !== undefined }).toMatchObject(
      {
        declared: true,
      },
    );
    expect(answer.headers.get('x-request-id')).toMatch(/^req_/);
    this.#seen.add(`${operation.operationId} ${answer.status}`);
    const answerRef = response?.content?.['application/json'].schema.$ref;
    if (answerRef === undefined || method === 'HEAD') expect(answer.text).toBe('');
    else this.#validate(answerRef, JSON.parse(answer.text));
    const bodyRef = operation.requestBody?.content['application/json'].schema.$ref;
    const replayed = headers?.['idempotency-key'] !== undefined;
    // An accepted request body must match the document.
    if (answer.status < 300 && bodyRef !== undefined && !replayed) {
      const sent: unknown = text === undefined ? (body ?? {}) : JSON.parse(Buffer.from(text).toString());
      this.#validate(bodyRef, sent);
    }
  }
}
