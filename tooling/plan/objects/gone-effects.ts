/**
 * Owns objects that leave their overlay: whether Argo CD deletes them at all, and under which name they come again. What a deletion
 * means is with the kinds.
 */
import { noteName } from '../../generate/removed-overlay.ts';
import { samePlain } from '../../source/edit-plain.ts';
import type { Plain } from '../../source/node.ts';
import { isPlainMap, textAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { isOfArgoCd } from './argocd-effects.ts';
import { deletionOfKind } from './gone-kinds.ts';
import { counted, listed, type ObjectCase, type ObjectEffect, type OverlayCase } from './object-case.ts';
import { protectionOf } from './protection.ts';

export function goneEffects(overlay: OverlayCase): readonly ObjectEffect[] {
  const gone = overlay.cases.filter(({ change }) => change === 'gone');
  if (gone.length === 0) return [];
  if (overlay.after === undefined) return [gone.some(isOfArgoCd) ? argocdOverlayGone(gone) : overlayGone(gone)];
  if (overlay.after.length === 0) return [overlayEmpty(gone)];
  return gone.flatMap((one) => objectGone(one, overlay));
}

const waysOut = [
  'Take `Prune=false` off what is to go.',
  'Take the objects out of the overlay, all but one that does no harm, such as a ConfigMap; Argo CD deletes them.',
  'Take away the folder, and then the Application by hand, which nothing else removes.',
] as const;

function overlayGone(gone: readonly ObjectCase[]): ObjectEffect {
  // The last step of taking something away: only a note was left.
  if (gone.every(({ kind }) => kind === 'ConfigMap'))
    return {
      id: 'overlay-taken-away',
      outcome: 'gone',
      risk: 'none',
      changes: gone.flatMap(({ fields }) => fields),
      says: `The folder of the overlay goes, with nothing left in it but ${listed(
        gone.map(({ subject }) => subject),
        3,
      )}, which nobody reads.`,
      afterwards: [
        'Delete the Application by hand, as nothing else does; until then it reports that its path does not exist.',
      ],
    };
  return {
    id: 'overlay-gone',
    outcome: 'ignored',
    risk: 'degraded',
    changes: gone.flatMap(({ fields }) => fields),
    says: `The folder of the overlay goes, and Argo CD deletes nothing because of that: the Application reports that its path does not exist, and ${whatStays(gone)}.`,
    afterwards: [
      'Delete the Application without its resources where they are to stay; where they are to go, put the folder back and follow the pull requests below.',
    ],
    steps: waysOut,
  };
}

function overlayEmpty(gone: readonly ObjectCase[]): ObjectEffect {
  return {
    id: 'overlay-empty',
    outcome: 'refused',
    risk: 'degraded',
    changes: gone.flatMap(({ fields }) => fields),
    says: `Nothing is left in the overlay, and Argo CD refuses to take everything away: the sync fails, and ${whatStays(gone)}.`,
    first: ['Leave one object in the overlay that does no harm, such as a ConfigMap.'],
    steps: waysOut,
  };
}

function whatStays(gone: readonly ObjectCase[]): string {
  const names = [...gone].sort((a, b) => weight(a) - weight(b)).map(({ subject }) => subject);
  const [them, go] = gone.length === 1 ? ['goes', 'it'] : ['go', 'them'];
  return `${counted(gone.length, 'object')} (${listed(names, 3)}) ${them} on as before, with nobody who looks after ${go}`;
}

/** What a reader looks for first. */
function weight({ kind }: ObjectCase): number {
  return kind === 'Kafka' ? 0 : kind.startsWith('Kafka') ? 1 : 2;
}

function objectGone(one: ObjectCase, overlay: OverlayCase): readonly ObjectEffect[] {
  const { prune, isIgnored } = protectionOf(one.before);
  const successor = successorOf(one, overlay);
  const comes =
    successor === undefined
      ? ''
      : `${one.title} becomes \`${shorten(nameBeside(successor, one))}\`, which to Kubernetes is another object: a new one is made. `;
  if (prune === 'keeps') {
    return [
      {
        id: 'gone-protected',
        subject: one.subject,
        outcome: isIgnored ? 'none' : 'ignored',
        risk: isIgnored ? 'none' : 'degraded',
        changes: one.fields,
        says: isIgnored
          ? `${comes}${one.title} leaves the overlay and stays as it is, as \`Prune=false\` protects it; with \`IgnoreExtraneous\` nothing tells of it any more.`
          : `${comes}${one.title} leaves the overlay and stays as it is, as the running object has \`Prune=false\`: its Application is OutOfSync for good, and self-heal of everything else in it slows down.`,
        ...(isIgnored
          ? {}
          : one.kind === 'Application' && isOfArgoCd(one)
            ? { afterwards: [applicationByHand(one)] }
            : {
                first: [
                  `To be rid of it, put it back, take \`Prune=false\` off it and have that merged and synced; remove it in a pull request after that.`,
                ],
              }),
      },
    ];
  }
  const deletion = deletionOfKind(one, overlay);
  const told: ObjectEffect = {
    subject: one.subject,
    outcome: 'gone',
    ...deletion,
    changes: one.fields,
    says: `${comes}${deletion.says}`,
  };
  if (prune === 'deletes') return [told];
  return [
    told,
    {
      id: 'gone-waits',
      subject: one.subject,
      outcome: 'ignored',
      risk: 'degraded',
      changes: one.fields,
      says: `${one.title} has \`Prune=confirm\`: the sync waits, and with it all that comes after this wave, until somebody confirms the deletion in Argo CD.`,
      afterwards: [`Confirm in Argo CD that ${one.title} may go.`],
    },
  ];
}

/** None of ours has a finalizer. */
function applicationByHand({ name, namespace = 'argocd' }: ObjectCase): string {
  return `Delete it by hand, which deletes nothing that it has applied: \`kubectl delete application ${name} -n ${namespace}\`.`;
}

/** Projects, sets and Applications have no way out by pull requests: they are what would take it. */
function argocdOverlayGone(gone: readonly ObjectCase[]): ObjectEffect {
  return {
    id: 'overlay-gone',
    outcome: 'ignored',
    risk: 'degraded',
    changes: gone.flatMap(({ fields }) => fields),
    says: `The folder of the overlay goes, and Argo CD deletes nothing because of that: ${whatStays(gone)}. Its Application reports that its path does not exist.`,
    afterwards: [
      'Where Argo CD is to let go of it, delete by hand the sets (`kubectl delete applicationset --cascade=background`), then the Applications, then the projects; nothing that they have applied goes with them.',
    ],
  };
}

function nameBeside(successor: ObjectCase, { namespace }: ObjectCase): string {
  return successor.namespace === namespace ? successor.name : `${successor.namespace ?? ''}/${successor.name}`;
}

/** The same under another name or in another namespace, as far as that can be told. */
export function successorOf(one: ObjectCase, { cases }: OverlayCase): ObjectCase | undefined {
  const alike = (change: ObjectCase['change']): readonly ObjectCase[] =>
    cases.filter(
      (other) =>
        other.change === change && other.kind === one.kind && other.group === one.group && !isNote(other, cases),
    );
  if (isNote(one, cases)) return undefined;
  const fresh = alike('new');
  const topic = topicOf(one.before);
  return (
    fresh.find(({ name }) => name === one.name) ??
    fresh.find(({ after }) =>
      one.kind === 'KafkaTopic' ? topicOf(after) === topic : hasSameContent(one.before, after),
    ) ??
    // One for one is most likely a new name.
    (one.kind !== 'KafkaTopic' && one.kind !== 'KafkaUser' && fresh.length === 1 && alike('gone').length === 1
      ? fresh[0]
      : undefined)
  );
}

/** Whether it is what stands for a cluster that is deleted, which takes the place of no other object. */
function isNote({ kind, group, name }: ObjectCase, cases: readonly ObjectCase[]): boolean {
  return (
    kind === 'ConfigMap' &&
    group === '' &&
    cases.some((one) => one.kind === 'Kafka' && name === noteName({ spec: { name: one.name } }))
  );
}

function topicOf(topic: Plain | undefined): string | undefined {
  return textAt(topic, 'spec', 'topicName') ?? textAt(topic, 'metadata', 'name');
}

function hasSameContent(before: Plain | undefined, after: Plain | undefined): boolean {
  if (!isPlainMap(before) || !isPlainMap(after)) return false;
  const [{ metadata: _, ...old }, { metadata: __, ...now }] = [before, after];
  return Object.keys(old).length > 2 && samePlain(old, now);
}
