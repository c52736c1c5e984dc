/** Errors inside a GraphQL answer, with GitHub's `type`. */
import { GraphQLError } from 'graphql';

/** `whole`: GitHub answers no data at all beside it. */
export const graphqlError = (type: string, message: string, options: { readonly whole?: boolean } = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { type, ...options } });

export const forbidden = (options: { readonly whole?: boolean } = {}): GraphQLError =>
  graphqlError('FORBIDDEN', 'Resource not accessible by integration', options);

/** `what`: as GitHub words it, after "Could not resolve to". */
export const unresolved = (what: string): GraphQLError => graphqlError('NOT_FOUND', `Could not resolve to ${what}.`);
