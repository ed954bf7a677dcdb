/** Owns what `fleet explain` and the docs say of faults found before the rules. Keyed by id: one without a text does not compile. */
import type { ProblemId } from '../source/problem.ts';

export interface ProblemText {
  /** What must hold, in half a sentence. */
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
}

export const problemTexts: Readonly<Record<ProblemId, ProblemText>> = {
  'unreadable-file': {
    summary: 'Every file that is needed can be read as text.',
    why: `A file is missing, may not be read, is larger than 4 MiB, is not UTF-8, or is a link that leads out of the repository. Argo CD
reads from a clone of the repository and nothing beside it, so what a link leads to would not be there.`,
    fix: 'Put the file itself in place, saved as UTF-8, with permission to read it.',
  },
  'yaml-syntax': {
    summary: 'Every file is YAML, and means the same to every reader.',
    why: `The text is no YAML, or is YAML that readers take differently or that does harm: a key that stands twice, of which some take
the first and some the last; a tag; aliases that make the file many times as large; nesting that nobody writes by hand. What a value
means is what Kustomize makes of it: \`0777\` is the number 511, \`yes\` is text.`,
    fix: 'The message says what to change. Where a value could be taken for something else, put it in quotes.',
  },
  'authored-file': {
    summary: 'A file in `clusters/` says only what its schema knows.',
    why: `A field that is not known would be left out without a word: a typo in \`heap\` gives the default heap. So every field is checked,
as well as what it may hold, what must be there once profiles and defaults are in, and whether the release of Strimzi is known.`,
    fix: `The message names what is expected or meant. [The reference](../reference.md) lists all fields; an editor that reads the
\`yaml-language-server\` line completes them. What a file cannot say goes into \`patches\` or \`manifests\`.`,
  },
  'fleet-layout': {
    summary: 'In `clusters/` every file is where its kind belongs.',
    why: `The place of a file says what it is: a folder for each Kubernetes cluster with a cluster.yaml, beside it a file for each Kafka
cluster, and profiles in \`clusters/profiles/\`. Names of folders and files become names in Kubernetes, so they have to be such names.`,
    fix: 'Move or rename the file as the message says.',
  },
  kustomization: {
    summary: 'Every overlay and every base can be rendered.',
    why: `The overlay does not render with Kustomize: a file is missing, a patch does not fit what it is for, two objects have one name.
Or it uses a feature of Kustomize that fleet does not render itself; it is named rather than ignored, as otherwise what is checked
would not be what Argo CD applies.`,
    fix: `Mend what the message names, in the base or in \`patches\` and \`manifests\` of the cluster file. For a feature that is not
rendered, write the same with the features that are: [how bases are written](../guides/add-a-base.md).`,
  },
  'overlay-out-of-date': {
    summary: 'The overlays are what the cluster files say today.',
    why: `Argo CD applies the overlays and never sees the cluster files. If they differ, the cluster that runs is not the one that was
reviewed; and what somebody changes in an overlay by hand is undone by the next \`generate\`.`,
    fix: 'Run `npm run generate` and commit what it writes. Changes by hand belong into the cluster file.',
  },
  'vendored-release': {
    summary: 'A copy of a Strimzi release is the one that was taken.',
    why: `The copy in \`base/vendor/\` runs with rights in the whole Kubernetes cluster. Its record holds the checksum of what was taken
from upstream, so that a change to it is seen, be it a mistake or not.`,
    fix: 'Take it again with `npx fleet vendor`. What is to be different goes into an overlay or cluster.yaml, not into the copy.',
  },
  'object-schema': {
    summary: 'Every rendered object has the fields of its kind, with values of the right type.',
    why: `The API server drops fields of custom resources that it does not know, without a word, and refuses values of a wrong type in the
middle of a rollout. Strimzi's kinds are checked against the definitions of the release in use, Kubernetes' own against its API.`,
    fix: `Correct the field at the place shown; the message names what is expected, and the nearest field that there is. Where the fault
is in a base, every cluster that uses it is listed.`,
  },
};
