/** Pure things that stories do over and over with the same arguments: the real functions, each asked once for each argument. */
import { createSigner, type Signer } from '../../src/core/digest.ts';
import type { Renderer } from '../../src/core/ports/renderer.ts';
import { createRenderer } from '../../src/report/render/renderer.ts';

const MAX_ENTRIES = 2_000;

/** The same function; what it answered is kept. */
function memo<R>(compute: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = compute(text);
    if (known.size >= MAX_ENTRIES) known.clear();
    known.set(text, made);
    return made;
  };
}

/** One seal for all runs of a story. */
export function createMemoSigner(key: string): Signer {
  const signer = createSigner(key);
  const mac = memo((text: string) => signer.mac(text));
  return { mac, verify: (text, given) => mac(text) === given };
}

const renderers = new Map<'full' | 'minimal', Renderer>();

/** One renderer for all stories; it remembers nothing, because hardly two pages of a story are the same. */
export function createSharedRenderer(style: 'full' | 'minimal'): Renderer {
  const known = renderers.get(style);
  if (known !== undefined) return known;
  const renderer = createRenderer(style);
  renderers.set(style, renderer);
  return renderer;
}

/** JSON that is only read; equal texts give the same value. Throws SyntaxError. */
export const parseShared: (text: string) => unknown = memo((text) => JSON.parse(text) as unknown);
