/** Owns what changed CustomResourceDefinitions do to objects of their kinds, and to those who read them. */
import type { Plain } from '../../source/node.ts';
import { flagAt, listAt, textAt } from '../../source/plain.ts';
import {
  counted,
  fieldsAt,
  isOf,
  listed,
  type ObjectCase,
  type ObjectEffect,
  type OverlayCase,
} from './object-case.ts';

export function definitionEffects({ cases }: OverlayCase): readonly ObjectEffect[] {
  const changed = cases.filter(
    (one) => one.change === 'changed' && isOf(one, 'CustomResourceDefinition', 'apiextensions.k8s.io'),
  );
  const unserved = changed.flatMap(unservedEffect);
  const told = new Set(unserved.flatMap(({ changes }) => changes));
  const schemas = changed.filter((one) => fieldsAt(one, ['spec']).some((field) => !told.has(field)));
  return [...unserved, ...schemaEffect(schemas)];
}

function unservedEffect(one: ObjectCase): readonly ObjectEffect[] {
  const served = (definition: Plain | undefined): readonly string[] =>
    listAt(definition, 'spec', 'versions').flatMap((version) =>
      flagAt(version, 'served') === true ? (textAt(version, 'name') ?? []) : [],
    );
  const now = served(one.after);
  const gone = served(one.before).filter((version) => !now.includes(version));
  if (gone.length === 0) return [];
  const listedStill = listAt(one.after, 'spec', 'versions').flatMap((version) => textAt(version, 'name') ?? []);
  const removed = gone.filter((version) => !listedStill.includes(version));
  return [
    {
      id: 'definition-unserved',
      subject: one.name,
      outcome: 'gone',
      risk: 'outage',
      changes: fieldsAt(one, ['spec', 'versions']),
      says: `The API server does not serve ${listed(gone)} of ${one.title} any more: an operator that reads its objects in that version stops, and Argo CD cannot apply manifests that are written in it.${removed.length === 0 ? '' : ` Where objects were once stored in ${listed(removed)} and \`status.storedVersions\` still says so, it refuses the change.`}`,
      first: ['See that the operator that runs reads a version that stays, and that all manifests are written in one.'],
    },
  ];
}

function schemaEffect(definitions: readonly ObjectCase[]): readonly ObjectEffect[] {
  if (definitions.length === 0) return [];
  const changes = definitions.flatMap((one) => fieldsAt(one, ['spec']));
  const ofSchema = changes.filter(({ route }) => route.at(-2) === 'properties');
  const gone = ofSchema.filter(({ after }) => after === undefined);
  const added = ofSchema.filter(({ before }) => before === undefined);
  const counts = [
    ...(added.length === 0 ? [] : [`${counted(added.length, 'field')} more`]),
    ...(gone.length === 0 ? [] : [`${counted(gone.length, 'field')} fewer`]),
  ];
  const names = gone.map(({ route }) => String(route.at(-1)));
  return [
    {
      id: 'definition-changed',
      outcome: 'dynamic',
      risk: gone.length === 0 ? 'none' : 'degraded',
      changes,
      says: `${definitions.length === 1 ? 'Definition' : 'Definitions'} ${listed(definitions.map(({ name }) => name))} ${definitions.length === 1 ? 'changes' : 'change'}${counts.length === 0 ? '' : `, with ${counts.join(' and ')}`}: objects that are there stay as they are${gone.length === 0 ? '' : `, and lose ${listed(names)} when they are next written`}.`,
      ...(gone.length === 0 ? {} : { first: ['See that no object sets a field that goes.'] }),
    },
  ];
}
