/** Owns what is said of a release that is not known: which one was probably meant, and where all of them are listed. */
import { nearest } from '../source/nearest.ts';
import { either, shorten } from '../source/show.ts';
import { knownReleases } from './releases.ts';
import { compareVersions } from './versions.ts';

/** A sentence for people; there are too many releases to list, but for those of the minor that was named. */
export function unknownReleaseText(release: string): string {
  const ofMinor = knownReleases.filter((one) => minorOf(one) === minorOf(release));
  const [oldest = '', newest = ''] = [knownReleases.at(0), knownReleases.at(-1)];
  if (ofMinor.length === 0 && /^[0-9]+\.[0-9]+\.[0-9]+$/.test(release)) {
    if (compareVersions(release, newest) > 0)
      return `Strimzi ${release} is newer than ${newest}, the newest that is known here; \`docs/guides/add-a-release.md\` says how to add it.`;
    if (compareVersions(release, oldest) < 0)
      return `Strimzi ${release} is older than ${oldest}, the oldest that is known here.`;
  }
  const near = nearest(release, knownReleases);
  const advice =
    ofMinor.length > 0
      ? `expected ${either(ofMinor)}.`
      : near !== undefined
        ? `did you mean \`${near}\`? \`npx fleet releases\` lists all that are.`
        : `expected one from \`${oldest}\` to \`${newest}\`, which \`npx fleet releases\` lists.`;
  return `Strimzi ${shorten(release)} is not known here; ${advice}`;
}

/** `0.45.2` → `0.45`. */
export function minorOf(release: string): string {
  return release.split('.').slice(0, 2).join('.');
}
