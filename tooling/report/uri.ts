/** Owns the address of a file, relative to the root of the repository. */

/** Each part of the path encoded, brackets and quotes too; half a surrogate pair, which no encoding takes, as the sign for that. */
export function relativeUri(path: string): string {
  const encoded = path
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return encoded.replaceAll(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
