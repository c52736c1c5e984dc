/** The assets of the pages. Their names contain a digest of their content, so that browsers can cache them forever. */
import { createHash } from 'node:crypto';
import type { TextReply } from '../../wire/http.ts';
import type { AssetPaths } from './document.ts';
import { SCRIPT } from '../live/script.ts';
import { STYLE } from './style.ts';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><style>g{color:#3a45b0}@media(prefers-color-scheme:dark){g{color:#a9b4ff}}</style><g><circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="3" stroke-dasharray="42 15" stroke-linecap="round" transform="rotate(-60 12 12)"/><circle cx="12" cy="12" r="3.5" fill="currentColor"/></g></svg>`;

interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: string;
}

function toAsset(extension: string, type: string, body: string): Asset {
  const digest = createHash('sha256').update(body).digest('hex').slice(0, 16);
  return { path: `/storefront/${digest}.${extension}`, type, body };
}

const STYLE_ASSET = toAsset('css', 'text/css; charset=utf-8', STYLE);
const SCRIPT_ASSET = toAsset('js', 'text/javascript; charset=utf-8', SCRIPT);
const ICON_ASSET = toAsset('svg', 'image/svg+xml', ICON);
const ASSETS = new Map([STYLE_ASSET, SCRIPT_ASSET, ICON_ASSET].map((asset) => [asset.path, asset]));

/** The paths of the assets. */
export const ASSET_PATHS: AssetPaths = { style: STYLE_ASSET.path, script: SCRIPT_ASSET.path, icon: ICON_ASSET.path };

/**
 * Returns the asset at a path.
 *
 * @returns null if there is none.
 */
export function findAsset(path: string): TextReply | null {
  const asset = ASSETS.get(path);
  if (asset === undefined) return null;
  const headers = { 'Content-Type': asset.type, 'Cache-Control': 'public, max-age=31536000, immutable' };
  return { status: 200, headers, body: asset.body };
}
