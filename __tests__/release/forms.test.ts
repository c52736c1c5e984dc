/** The forms that people fill in: well-formed as GitHub reads them, and nothing of ours leads nowhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const FOLDER = '.github/ISSUE_TEMPLATE';
const KINDS = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'];

interface Field {
  readonly type: string;
  readonly id?: string;
  readonly attributes: Readonly<Record<string, unknown>> & { readonly options?: readonly unknown[] };
  readonly validations?: { readonly required?: boolean };
}

interface Form {
  readonly name: string;
  readonly description: string;
  readonly body: readonly Field[];
}

const FORMS = readdirSync(FOLDER).filter((file) => file !== 'config.yml');

describe.each(FORMS)('%s', (file) => {
  const { name, description, body } = parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Form;
  const fields = body.filter(({ type }) => type !== 'markdown');

  it('says what it is for, and asks for something', () => {
    expect([name, description].every((text) => text.length > 3)).toBe(true);
    expect(fields.some(({ validations }) => validations?.required === true)).toBe(true);
    for (const { type } of body) expect(KINDS).toContain(type);
  });

  it('gives each field an id and a label of its own', () => {
    for (const list of [fields.map(({ id }) => id), fields.map(({ attributes }) => attributes['label'])]) {
      expect(new Set(list).size).toBe(fields.length);
      for (const one of list) expect(one).toMatch(/\S/);
    }
  });

  it('offers choices that are different words, not truth values', () => {
    for (const { type, attributes } of fields) {
      if (type !== 'dropdown') continue;
      const options = attributes.options ?? [];
      expect(options.every((one) => typeof one === 'string')).toBe(true);
      expect(new Set(options).size).toBe(options.length);
      expect(options[Number(attributes['default'])]).toBeDefined();
    }
  });
});

it('the links beside the forms lead to pages of this repository', () => {
  const { contact_links: links } = parse(readFileSync(`${FOLDER}/config.yml`, 'utf8')) as {
    readonly contact_links: readonly { readonly url: string; readonly about: string }[];
  };
  for (const { url } of links) {
    const [, page = ''] = /^https:\/\/github\.com\/orkestro\/orkestro-action\/(?:blob\/main\/)?(.+)$/.exec(url) ?? [];
    expect(page === 'security/advisories/new' || existsSync(page)).toBe(true);
  }
});

it('CONTRIBUTING, RELEASING and the templates name only commands that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const texts = ['CONTRIBUTING.md', 'RELEASING.md', '.github/PULL_REQUEST_TEMPLATE.md'].map((path) =>
    readFileSync(path, 'utf8'),
  );
  const named = texts.flatMap((text) => [...text.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name ?? ''));
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
