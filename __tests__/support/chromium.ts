/** Where Chromium is. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Returns the path of a Chromium: the one named in CHROMIUM, or the first on PATH; `null`: there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const directories = (process.env['PATH'] ?? '').split(delimiter).filter((one) => one !== '');
  return NAMES.flatMap((name) => directories.map((directory) => join(directory, name))).find(isProgram) ?? null;
}
