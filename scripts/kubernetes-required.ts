/**
 * Owns where Kubernetes' OpenAPI and its API server disagree on what has to be there. Each entry was tried on an API server.
 */

/** Called required, but the API server fills it in, or takes its absence for zero, false or nothing. */
export const notRequired: ReadonlySet<string> = new Set<string>([]);

/** Not called required, but no object without it is accepted. */
export const alsoRequired: Readonly<Record<string, readonly string[]>> = {};
