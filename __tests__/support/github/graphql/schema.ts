/** GitHub's published GraphQL schema, executable. */
import { readFileSync } from 'node:fs';
import { buildSchema, GraphQLInt, type GraphQLSchema } from 'graphql';

let schema: GraphQLSchema | null = null;

/** Two thirds of the file, which tell people what a thing is. */
const DESCRIPTION = /"""[^]*?"""/g;

/** Parsed once (~0.2 s). That it is a schema by GraphQL's own rules is up to whoever published it. */
export function publishedSchema(): GraphQLSchema {
  if (schema === null) {
    // Beside the package's entry; importing that would parse 5 MB of JSON as well.
    const entry = import.meta.resolve('@octokit/graphql-schema');
    const sdl = readFileSync(new URL('schema.graphql', entry), 'utf8');
    const options = { assumeValid: true, assumeValidSDL: true, noLocation: true };
    schema = buildSchema(sdl.replace(DESCRIPTION, ''), options);
    // GitHub's Int is not cut to 32 bits: `databaseId` of comments and check runs is greater than that.
    GraphQLInt.serialize = (value) => {
      if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
      throw new TypeError(`GitHub stand-in: ${String(value)} is not a whole number.`);
    };
  }
  return schema;
}
