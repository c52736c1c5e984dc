/** A bug of this action, never a fault of its input or of a remote side. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}
