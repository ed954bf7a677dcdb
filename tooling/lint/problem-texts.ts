/** Owns what `fleet explain` and the docs say of faults found before the rules. Keyed by id: one without a text does not compile. */
import type { ProblemId } from '../source/problem.ts';

export interface ProblemText {
  /** What must hold, in half a sentence. */
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  /** An error unless it says otherwise. */
  readonly severity?: 'warning';
  /** Whether it is found after the rules have run; before them unless it says so. */
  readonly after?: true;
}

/** `error, found before the rules run` */
export function whenFound({ severity, after }: ProblemText): string {
  return `${severity ?? 'error'}, found ${after === true ? 'after the rules have run' : 'before the rules run'}`;
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
  'topic-change-refused': {
    summary: 'A topic that is there becomes only what it can.',
    why: `Kafka takes no partitions away, and the Topic Operator changes neither the name of a topic nor, without Cruise Control, the number
of its copies. It reports the KafkaTopic as not ready for as long as the change stands. What is there is told by the overlay as it
stands: \`generate\` writes nothing before this is mended. A topic that is taken out of its file stays, records and all, unless
\`deletable: true\` was applied before: a line that somebody deletes is no reason to lose a topic.`,
    fix: `Put back what was there. For fewer partitions begin a new topic, or let the old one go in steps of one change each:
\`deletable: true\`, take it out, put it in anew. [Topics and users](../guides/topics-and-users.md) shows each.`,
  },
  'cluster-change-refused': {
    summary: 'A Kafka cluster that is there goes one step at a time.',
    why: `Some changes lead from one sound state to another and lose everything on the way. A pool that is not called \`kafka\` when pools
come to a cluster with ZooKeeper gives every broker empty disks; the operator refuses nothing of it. The way from ZooKeeper to KRaft has
an order, as has the way of versions: Kafka reads no metadata that a later version wrote. So has the way out of a cluster: Argo CD deletes
nothing that is protected, nor anything of an overlay that is gone, so a file that is deleted leaves a cluster running that is in no file.
What is there is told by the overlay as it stands, so \`generate\` writes nothing before this is mended. In a pull request, \`validate --changed-since\` compares with the overlays that it began from.`,
    fix: `Take the step that the message names, have it merged, and wait until it is done before the next. \`npx fleet upgrade\` lists the
steps and writes the next one, \`npx fleet remove\` those of the way out. [From ZooKeeper to KRaft](../guides/zookeeper-to-kraft.md),
[upgrade](../guides/upgrade.md), [remove a cluster](../guides/remove-a-cluster.md).`,
  },
  'protected-object-left': {
    summary: 'An object that is protected leaves its overlay only once it is not protected any more.',
    why: `Argo CD deletes nothing with \`Prune=false\`, and reads that from the live object: one that is left out of its overlay stays, in no
file, for ever. Its Application is out of sync from then on, and puts back everything else that somebody changes in it ever more slowly. Nor can
such an object move to another overlay: it says itself which Application it is in, and Argo CD fails the other one. What is there is told by the
overlays as they stand; in a pull request, \`validate --changed-since\` compares with those that it began from.`,
    fix: `Put the object back and take the protection off, in a change of its own: \`deletable: true\` at a topic or user, \`deletable: [Kind/name]\`
in the file of the Kafka cluster, or in cluster.yaml for what its Kafka clusters share. Once that is merged and applied, take out the object
and the line.`,
  },
  'operator-change-refused': {
    summary: 'The operator goes to a release that every Kafka cluster of its can go to.',
    why: `A release runs some Kafka versions and no others, serves some versions of the API, and from 0.46 on no ZooKeeper. An operator that
finds a cluster which it does not understand leaves it alone: nothing restarts, and nothing is looked after any more. What is there is told
by the overlays as they stand.`,
    fix: `Put back the release, and go by the steps that \`npx fleet upgrade <kubernetes> --to <release>\` lists.
[Upgrade](../guides/upgrade.md).`,
  },
  'ring-change-refused': {
    summary: 'A change of a base goes from ring to ring, and then into the base.',
    why: `Who waits for a ring to be sound before the next one gets a change loses that where a change leaves a ring out, begins in a late
one, is edited while many have it, or is taken out while they run with it. What was there is told by the commit that a pull request began
from: \`validate --changed-since\` compares with it.`,
    fix: `Go one ring at a time with \`npx fleet rings promote <change>\`, and end with \`npx fleet rings fold <change>\`. To take a change back,
set its \`ring\` to the first one, have that merged, and take it out after that. [Rings](../guides/rings.md) shows each.`,
  },
  'base-edit-reaches-rings': {
    summary: 'An edit of a base reaches one ring.',
    why: `Where a fleet has rings (\`clusters/rings.yaml\`), a base that is edited itself reaches all clusters that build on it with one merge, the
last ring as soon as the first. Told of objects that are others then: a comment, or a component that moves into its base, is no such edit.`,
    fix: `Make a component of it that goes from ring to ring, as [rings](../guides/rings.md) shows. Where it has to reach all at once, name the base
under \`accept\` in \`clusters/rings.yaml\`, with the reason and the day until which that holds.`,
    severity: 'warning',
  },
  'accept-unused': {
    summary: 'A line of `accept` takes a risk that the change has.',
    why: `Who accepts a risk says which: the change as the plan names it, and what it may cost. A line that names another accepts nothing,
and one that was merged with an earlier change would take the next risk of the same name without anybody having looked.`,
    fix: 'Write the change and the risk as `npx fleet plan` prints them, or take the line out.',
    after: true,
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
  'credential-in-tree': {
    summary: 'No file of the repository holds a private key, a token or a password.',
    why: `What is in Git is read by whoever can read the repository, now or later: taking it out in a new commit leaves it in every clone
and in the history. All files that Git would take are looked through, whatever they are for. What a rule tells of a rendered object
(\`secret-in-git\`, \`secret-in-env\`, \`config-secret-in-clear\`) is told by that rule alone. Values are never printed. \`changeme\` in a
file of settings is found as well, since it is a password that works.`,
    fix: `Revoke it, or change it, where it was given out; then take it out here, and keep the new one in a Secret that the fleet only names
([how](../guides/zookeeper-jmx-secrets.md#secrets)). A placeholder says that it is one: \`$TOKEN\`, \`\${…}\`, \`<token>\`, \`{{ … }}\`, \`example\`. Where
something only looks like a credential, a comment on its line or on the line above says so, with the reason:
\`# not-a-credential: the published key of the test suite\`.`,
  },
  'suppression-unknown': {
    summary: 'A suppression names a rule and a place that there are.',
    why: `A suppression with a typo would suppress nothing, or go on standing there when the field it was for is gone. Only what rules find
can be suppressed: after a fault of a file or of an object's fields there is no telling what else is wrong.`,
    fix: `Correct what the message names. [How places are written](../guides/suppress-and-adopt.md#how-to-name-a-place).`,
    after: true,
  },
  'suppression-refused': {
    summary: 'A suppression says why it is fine and until when, a year ahead at most.',
    why: `Whoever reads a suppression in a year must be able to tell whether it still holds. One without a reason or without an end is how
a fault becomes permanent; one that stands twice leaves the second behind when the first is taken away.`,
    fix: `Say in a few words why it is fine here, and set \`until\` to the day on which somebody looks again.`,
    after: true,
  },
  'suppression-unapproved': {
    summary: 'What can lose data is accepted by two.',
    why: `Some rules tell that records or whole disks can be lost. That is for more than the owner of a cluster to accept, so such a
suppression has \`approvedBy\`, which is not the \`owner\`. It holds for nothing until then.`,
    fix: 'Mend what the rule finds, or let somebody else agree and name them in `approvedBy`.',
    after: true,
  },
  'suppression-expired': {
    summary: 'No suppression has outlived its last day.',
    why: `After \`until\` a suppression holds no more, and what it was for is reported again. That is its purpose: somebody is to look
whether the reason still holds.`,
    fix: 'Mend what the rule finds and delete the suppression, or agree on a new day and say so in `reason`.',
    after: true,
  },
  'suppression-unused': {
    summary: 'Every suppression suppresses something.',
    why: `What it was for has been mended, or is elsewhere. Left in, it would hide the same fault when somebody makes it again.`,
    fix: `Delete it: \`npx fleet fix --rule suppression-unused\` does. If the message names another place, correct \`path\` or
\`object\`.`,
    severity: 'warning',
    after: true,
  },
  'baseline-file': {
    summary: 'The baseline can be read, and its entries can hold.',
    why: `\`baseline.yaml\` lists what was wrong when the fleet was adopted. If it cannot be read there is no telling what is new. An entry
for a rule that is not there, or for what can lose data without the mark for that, holds for nothing.`,
    fix: 'Mend the line, take the file back from Git, or write it anew with `npx fleet baseline`.',
    after: true,
  },
  'baseline-unused': {
    summary: 'The baseline lists only what still occurs.',
    why: 'What was mended is to stay mended: an entry that is left would hide the same fault when somebody makes it again.',
    fix: 'Run `npx fleet baseline --prune` and commit the shorter file.',
    severity: 'warning',
    after: true,
  },
};
