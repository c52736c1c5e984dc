// Jest transformer: removes type annotations with Node's own stripper, keeping every line and column where it was.
import { createHash } from 'node:crypto';
import { stripTypeScriptTypes } from 'node:module';

export default {
  process: (source) => ({ code: stripTypeScriptTypes(source, { mode: 'strip' }) }),
  getCacheKey: (source, path) =>
    createHash('sha256').update(process.version).update('\0').update(path).update('\0').update(source).digest('hex'),
};
