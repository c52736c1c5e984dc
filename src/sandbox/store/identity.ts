/**
 * The identity of a data file. A sandbox marks its files with an application ID in SQLite's header, and looks before it
 * opens one. So the file of another program is refused before anything in it, or beside it, is changed.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { readSchema, SCHEMA_VERSION } from './migrations.ts';

/** The application ID in the header of a sandbox's data file: `OrkS`. */
export const APPLICATION_ID = 0x4f72_6b53;

const FOREIGN = 'it is the database of another program. Give this sandbox a file of its own.';
const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
/** The header of a database, and the places of the two numbers in it: https://www.sqlite.org/fileformat.html */
const HEADER_BYTES = 100;
const VERSION_OFFSET = 60;
const APPLICATION_ID_OFFSET = 68;
/** Files of the first versions have no application ID. These tables tell them from those of other programs. */
const OWN_TABLES = ['customers', 'missions', 'transfers', 'entries', 'journal'] as const;

/**
 * Explains why a schema version can't be used.
 *
 * @returns null if this sandbox knows the version.
 */
export function explainVersion(version: number): string | null {
  if (version <= SCHEMA_VERSION) return null;
  const fix = 'Use the newer sandbox that wrote it, or give this one a file of its own.';
  return `it has schema version ${version}, this sandbox knows up to ${SCHEMA_VERSION}. ${fix}`;
}

function readHeader(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    return header.subarray(0, readSync(file, header));
  } finally {
    closeSync(file);
  }
}

function listNames(location: string | URL): readonly string[] {
  const database = new DatabaseSync(location, { readOnly: true, timeout: 0 });
  try {
    return [...readSchema(database).keys()];
  } finally {
    database.close();
  }
}

/** Returns the names of the schema without changing anything beside the file, as far as there is no log to read. */
function readNames(path: string): readonly string[] {
  // `immutable`: without locks and without a shared-memory file, but also without the log.
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  const names = listNames(url);
  const hasLog = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  return names.length === 0 && hasLog ? listNames(path) : names;
}

/** Returns whether a database without an application ID is of another program. */
function isForeign(path: string): boolean {
  const names = readNames(path);
  return names.length > 0 && !OWN_TABLES.every((table) => names.includes(table));
}

function explainHeader(header: Buffer, path: string): string | null {
  if (header.length < HEADER_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
    return 'it is not a database. Give a path in a writable directory, to a new file or to one that the sandbox made.';
  }
  const applicationId = header.readInt32BE(APPLICATION_ID_OFFSET);
  const isOwn = applicationId === APPLICATION_ID || (applicationId === 0 && !isForeign(path));
  return isOwn ? explainVersion(header.readInt32BE(VERSION_OFFSET)) : FOREIGN;
}

/**
 * Explains why a path can't be the data file of this sandbox. Changes nothing.
 *
 * @returns null if the path is free, empty, or of a sandbox.
 * @throws Error of the system or of SQLite if the file can't be read.
 */
export function explainForeignFile(path: string): string | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isFile()) return 'it is not a file. Give a path to a new file, or to one that the sandbox made.';
  return stat.size === 0 ? null : explainHeader(readHeader(path), path);
}
