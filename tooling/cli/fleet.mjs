#!/usr/bin/env node
/**
 * Starts the command: the bundle where there is one made from exactly these sources, else the sources themselves through tsx, which
 * takes half a second longer. Plain JavaScript, as it runs before either.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`fleet needs Node 20.19 or later, and this is ${process.versions.node}.\n`);
  process.exit(2);
}

const root = new URL('../../', import.meta.url);

/** Size and time of each source tell most of the time; where they differ (a fresh clone, a touched file), its content does. */
function bundleIsCurrent() {
  const list = new URL('dist/inputs.json', root);
  if (!existsSync(list)) return false;
  try {
    return JSON.parse(readFileSync(list, 'utf8')).every(({ path, size, mtimeMs, sha256 }) => {
      const file = new URL(path, root);
      const now = statSync(file);
      if (now.size === size && now.mtimeMs === mtimeMs) return true;
      return now.size === size && digestOf(file) === sha256;
    });
  } catch {
    return false;
  }
}

/** Loaded only where it is needed, as that takes a while. */
function digestOf(file) {
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

if (bundleIsCurrent()) await import(new URL('dist/fleet.mjs', root).href);
else {
  try {
    const { register } = await import('tsx/esm/api');
    register();
  } catch {
    process.stderr.write('There is no bundle of fleet for these sources, and tsx is not installed: run `npm ci`.\n');
    process.exit(2);
  }
  if (process.env.FLEET_QUIET !== '1')
    process.stderr.write('(running from source, as the bundle is missing or older; `npm run build` makes it)\n');
  await import('./main.ts');
}
