/**
 * Owns what becomes of changes of disks that the operator makes: volumes grow, come, go; claims are kept or not. Source: Strimzi 0.45.2
 * and 1.2.0, `PvcReconciler`, `PersistentVolumeClaimUtils`, `VolumeUtils`; `kafka_run.sh`, which deletes a metadata log that is elsewhere.
 */
import { samePlain } from '../../../source/edit-plain.ts';
import { listAt, numberAt, plainAt, textAt } from '../../../source/plain.ts';
import { metadataVolume } from '../../made/make-claims.ts';
import { isSince } from '../../releases.ts';
import type { ClusterChange, Effect, FieldChange } from '../effect.ts';
import { claimsLeft, claimsOf } from '../of-nodes/claims-left.ts';
import { afterwards, named } from '../of-nodes/words.ts';
import { type DiskDiff, deletesClaim, type Volume } from './disk-diff.ts';
import type { Disks } from './disks.ts';
import { growth } from './growing-volumes.ts';

export function volumeEffects(change: ClusterChange, disks: Disks, { volumes }: DiskDiff): readonly Effect[] {
  return [
    ...grows(change, disks, volumes),
    ...volumes.flatMap((one) => [
      ...comesOrGoes(change, disks, one),
      ...deleteClaimChanged(disks, one),
      ...attributesChanged(change, disks, one),
      ...overridesChanged(change, disks, one),
    ]),
    ...metadataMoved(disks),
  ];
}

/** Fields of a name, below one volume where there are several; all of the storage where it differs as a whole. */
function fieldsNamed({ fields }: Disks, { id }: Pick<Volume, 'id'>, name: string): readonly FieldChange[] {
  const own = fields.filter(
    (one) => one.route.includes(name) && (id === undefined || one.path.includes(`[${id}].${name}`)),
  );
  return own.length > 0 ? own : fields;
}

function subjectOf({ subject }: Disks, { id }: Volume): string {
  return id === undefined ? subject : `${subject}/${id}`;
}

function whatOf({ subject }: Disks, { id }: Volume): string {
  return id === undefined ? `the disks of \`${subject}\`` : `volume ${id} of \`${subject}\``;
}

/** One effect for a pool: what grows together is one thing to wait for. */
function grows(change: ClusterChange, disks: Disks, volumes: readonly Volume[]): readonly Effect[] {
  const growing = volumes.flatMap((volume) => growth(change, disks, volume).map((one) => ({ ...one, volume })));
  if (growing.length === 0) return [];
  const parts = growing.map(
    ({ claims, from, to, class: name }) =>
      `${claims.length === 1 ? 'claim' : 'claims'} ${named(claims)} ${claims.length === 1 ? 'grows' : 'grow'} from ${from} to ${to}${name === undefined ? '' : ` (class \`${name}\`)`}`,
  );
  const text = parts.join('; ');
  return [
    {
      id: 'volumes-grow',
      subject: disks.subject,
      outcome: 'grows',
      risk: 'none',
      changes: [...new Set(growing.flatMap(({ volume }) => fieldsNamed(disks, volume, 'size')))],
      says: `${text.charAt(0).toUpperCase()}${text.slice(1)}; a pod restarts only if its file system cannot grow while it is in use.`,
      ...afterwards([
        'There is no way back to a smaller size. Where the class does not let volumes grow, they stay as they are, with the warning `PvcResizingWarning`.',
      ]),
    },
  ];
}

function comesOrGoes(change: ClusterChange, disks: Disks, volume: Volume): readonly Effect[] {
  const { id, before, after } = volume;
  if (id === undefined || (before === undefined) === (after === undefined)) return [];
  const own = disks.fields.filter((one) => one.path.endsWith(`[${id}]`));
  const base = {
    subject: subjectOf(disks, volume),
    outcome: 'restart',
    changes: own.length > 0 ? own : disks.fields,
    restarts: disks.pods,
  } as const;
  if (before === undefined)
    return [
      {
        ...base,
        id: 'volume-added',
        risk: 'restart',
        says: `Nodes of \`${disks.subject}\` restart with ${volumeText(id)}, which ${disks.pods.length === 1 ? 'is' : 'are all'} new and empty.`,
        ...afterwards(['Replicas stay on the volumes where they are; new ones go where there are fewest.']),
      },
    ];
  const claims = claimsOf(change.before, disks.pods).filter((one) => one.name.startsWith(`data-${id}-`));
  const drain = isSince(change.after.release, '0.45')
    ? `move everything off ${volumeText(id)}, such as with a KafkaRebalance of mode \`remove-disks\``
    : `move everything off ${volumeText(id)} with \`kafka-reassign-partitions.sh\``;
  const keep = `Keep ${volumeText(id)}; ${drain}.`;
  return [
    {
      ...base,
      id: 'volume-removed',
      risk: 'data loss',
      says: `Nodes of \`${disks.subject}\` restart without ${volumeText(id)}; the operator does not look whether there is something on it, and replicas that are there are lost on ${disks.pods.length === 1 ? 'that node' : 'every one of them'}.`,
      // The same words as the first step, so that a summary says them once.
      first: [keep],
      ...afterwards(claimsLeft(claims, `a volume with the id ${id}`)),
      steps: [keep, `When nothing is on it any more, take ${volumeText(id)} away.`],
    },
  ];
}

function volumeText(id: number): string {
  return `volume ${id}`;
}

function deleteClaimChanged(disks: Disks, volume: Volume): readonly Effect[] {
  const { before, after } = volume;
  if (before === undefined || after === undefined) return [];
  const [from, to] = [deletesClaim(before), deletesClaim(after)];
  const isSaid = !samePlain(plainAt(before, 'deleteClaim') ?? null, plainAt(after, 'deleteClaim') ?? null);
  if (!isSaid) return [];
  const what = whatOf(disks, volume);
  const says =
    from === to
      ? `Claims of ${what} are kept or deleted as before.`
      : to
        ? `From now on claims of ${what} are owned by their resource: they go, with what is on them, when it is deleted or the node is taken away.`
        : `From now on claims of ${what} stay when their resource is deleted or the node is taken away.`;
  return [
    {
      id: 'delete-claim-changed',
      subject: subjectOf(disks, volume),
      outcome: 'dynamic',
      risk: to && !from ? 'degraded' : 'none',
      changes: fieldsNamed(disks, volume, 'deleteClaim'),
      says,
    },
  ];
}

function attributesChanged({ after: { release } }: ClusterChange, disks: Disks, volume: Volume): readonly Effect[] {
  const { before, after } = volume;
  const name = 'volumeAttributesClass';
  const [from, to] = [textAt(before, name), textAt(after, name)];
  if (before === undefined || after === undefined || from === to) return [];
  const isKnown = isSince(release, '0.49');
  return [
    {
      id: 'volume-attributes-changed',
      subject: subjectOf(disks, volume),
      outcome: isKnown ? 'dynamic' : 'ignored',
      risk: isKnown ? 'none' : 'degraded',
      changes: fieldsNamed(disks, volume, name),
      says: isKnown
        ? `Claims of ${whatOf(disks, volume)} get the VolumeAttributesClass ${to === undefined ? 'of nobody' : `\`${to}\``}, without a restart.`
        : `Strimzi ${release.release} does not know \`${name}\`, and the API server drops it; it comes with 0.49.`,
    },
  ];
}

/** Where one would change the class of a node that is there, nothing of the storage is made. */
function overridesChanged({ after: { release } }: ClusterChange, disks: Disks, volume: Volume): readonly Effect[] {
  const { before, after } = volume;
  if (before === undefined || after === undefined) return [];
  if (samePlain(plainAt(before, 'overrides') ?? null, plainAt(after, 'overrides') ?? null)) return [];
  const isGone = isSince(release, '0.46');
  return [
    {
      id: 'storage-overrides-changed',
      subject: subjectOf(disks, volume),
      outcome: 'none',
      risk: 'none',
      changes: fieldsNamed(disks, volume, 'overrides'),
      says: isGone
        ? `Strimzi ${release.release} knows no \`overrides\` any more; claims that are there stay as they are.`
        : `The overrides of ${whatOf(disks, volume)} are other ones for nodes that are not there yet.`,
    },
  ];
}

function metadataMoved(disks: Disks): readonly Effect[] {
  const { before, after, holdsMetadata, isController, voters, pods, subject } = disks;
  if (!holdsMetadata || textAt(before, 'type') !== 'jbod' || textAt(after, 'type') !== 'jbod') return [];
  const id = (storage: Disks['before']): number | undefined =>
    numberAt(metadataVolume(listAt(storage, 'volumes')), 'id');
  const [from, to] = [id(before), id(after)];
  if (from === to) return [];
  const named = disks.fields.filter((one) => one.route.includes('kraftMetadata'));
  const isLost = isController && voters === 1;
  return [
    {
      id: 'metadata-volume-moved',
      subject,
      outcome: 'restart',
      risk: isLost ? 'data loss' : isController ? 'degraded' : 'restart',
      changes: named.length > 0 ? named : disks.fields,
      restarts: pods,
      says: `The log of the metadata moves from volume ${from} to volume ${to}: each node of \`${subject}\` restarts, deletes its old log, and ${
        isLost
          ? 'nobody else has one: topics and their partitions are lost'
          : `reads a new one from the ${isController ? 'other controllers' : 'controllers'}`
      }.`,
      ...(isLost ? { first: [`Keep \`kraftMetadata\` on volume ${from} while there is one controller only.`] } : {}),
    },
  ];
}
