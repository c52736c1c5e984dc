/** The config file's JSON Schema for editors, made from the schema that the action itself reads by. */
import * as z from 'zod/mini';
import { LEAF_SCHEMAS } from '../src/action/config/leaves.ts';
import { CONFIG_SCHEMA } from '../src/action/config/schema.ts';

const ID = 'https://raw.githubusercontent.com/orkestro/orkestro-action/main/schema/orkestro.schema.json';

const PROSE: Readonly<Record<string, string>> = {
  labels: 'Labels that hire, each with its terms. A label is the trigger label, or begins with it: `orkestro: docs`.',
  defaults: 'Terms for labels that do not say otherwise, and for runs without a label.',
  limits: 'What may be spent, and how often work is sent back.',
  permissions: 'Who may hire and settle.',
  policy: 'What counts as evidence, and what it does.',
  waiting: 'How long a run stays.',
  gate: 'The commit status that gates merges.',
};

type Node = Record<string, unknown>;

/** The text of schema/orkestro.schema.json. */
export function renderConfigSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(CONFIG_SCHEMA, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const leaf = LEAF_SCHEMAS.get(zodSchema as never);
      if (leaf !== undefined) Object.assign(jsonSchema, leaf.json);
    },
  });
  const properties = (schema.properties ?? {}) as Record<string, Node>;
  for (const [name, description] of Object.entries(PROSE)) {
    const section = properties[name];
    if (section === undefined) throw new Error(`the config schema has no ${name}`);
    // A section may be there with all of its lines commented out.
    properties[name] = { description: description.replaceAll('`', ''), ...section, type: ['object', 'null'] };
  }
  const terms = properties['labels']?.['additionalProperties'] as Node;
  terms['type'] = ['object', 'null'];
  const whole = {
    $schema,
    $id: ID,
    title: 'Orkestro action: .github/orkestro.yml',
    description: 'Settings of the repository. Inputs of a step beat this file, which beats the defaults.',
    ...schema,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
