/** Owns which field catalogue a Strimzi release has. Written by scripts/data-indexes.ts; do not edit. */

/** By release, oldest first; read when called. */
export const strimziCatalogues: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  '0.38.0': () => import('./catalogues/strimzi-0.38.0.json', { with: { type: 'json' } }),
  '0.39.0': () => import('./catalogues/strimzi-0.39.0.json', { with: { type: 'json' } }),
  '0.40.0': () => import('./catalogues/strimzi-0.40.0.json', { with: { type: 'json' } }),
  '0.41.0': () => import('./catalogues/strimzi-0.41.0.json', { with: { type: 'json' } }),
  '0.42.0': () => import('./catalogues/strimzi-0.42.0.json', { with: { type: 'json' } }),
  '0.43.0': () => import('./catalogues/strimzi-0.43.0.json', { with: { type: 'json' } }),
  '0.44.0': () => import('./catalogues/strimzi-0.44.0.json', { with: { type: 'json' } }),
  '0.45.0': () => import('./catalogues/strimzi-0.45.0.json', { with: { type: 'json' } }),
  '0.45.1': () => import('./catalogues/strimzi-0.45.2.json', { with: { type: 'json' } }),
  '0.45.2': () => import('./catalogues/strimzi-0.45.2.json', { with: { type: 'json' } }),
  '0.46.0': () => import('./catalogues/strimzi-0.46.1.json', { with: { type: 'json' } }),
  '0.46.1': () => import('./catalogues/strimzi-0.46.1.json', { with: { type: 'json' } }),
  '0.47.0': () => import('./catalogues/strimzi-0.47.0.json', { with: { type: 'json' } }),
  '0.48.0': () => import('./catalogues/strimzi-0.48.0.json', { with: { type: 'json' } }),
  '0.49.0': () => import('./catalogues/strimzi-0.49.1.json', { with: { type: 'json' } }),
  '0.49.1': () => import('./catalogues/strimzi-0.49.1.json', { with: { type: 'json' } }),
  '0.50.0': () => import('./catalogues/strimzi-0.51.0.json', { with: { type: 'json' } }),
  '0.50.1': () => import('./catalogues/strimzi-0.51.0.json', { with: { type: 'json' } }),
  '0.51.0': () => import('./catalogues/strimzi-0.51.0.json', { with: { type: 'json' } }),
  '1.0.0': () => import('./catalogues/strimzi-1.0.0.json', { with: { type: 'json' } }),
  '1.0.1': () => import('./catalogues/strimzi-1.0.0.json', { with: { type: 'json' } }),
  '1.1.0': () => import('./catalogues/strimzi-1.0.0.json', { with: { type: 'json' } }),
  '1.2.0': () => import('./catalogues/strimzi-1.2.0.json', { with: { type: 'json' } }),
};
