/** Owns reading the name of a container image: where it comes from, and what says which one it is. */

export interface ImageReference {
  /** Registry and path, in full: `docker.io/library/nginx` for `nginx`. */
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Source: the reference grammar of `distribution`; a first part without a dot, a port or `localhost` is no registry. */
export function parseImage(image: string): ImageReference {
  const [named = '', digest] = image.split('@');
  // A colon before the last `/` belongs to the registry's port.
  const tag = /:([^:/]+)$/.exec(named)?.[1];
  const path = tag === undefined ? named : named.slice(0, -tag.length - 1);
  return { name: fullName(path), tag, digest };
}

function fullName(path: string): string {
  const [first = '', ...rest] = path.split('/');
  if (rest.length === 0) return `docker.io/library/${path}`;
  return /[.:]/.test(first) || first === 'localhost' ? path : `docker.io/${path}`;
}
