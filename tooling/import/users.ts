/** Owns writing the users of a cluster as the list `users.yaml`, each with its access rules as they run. */
import type { Plain } from '../source/node.ts';
import { hasAt, listAt, mapAt, type PlainMap, plainAt, textAt, textsAt } from '../source/plain.ts';
import { section } from './author-nodes.ts';
import { flag, labelsOf, other, paused } from './topics.ts';

export function usersFile(objects: readonly PlainMap[]): PlainMap | undefined {
  const users: { [name: string]: Plain } = Object.create(null);
  for (const object of objects) users[textAt(object, 'metadata', 'name') ?? ''] = user(object);
  return objects.length === 0 ? undefined : { kind: 'Users', users };
}

function user(object: PlainMap): PlainMap {
  const { [paused]: isPaused, ...annotations } = textsAt(object, 'metadata', 'annotations');
  const spec = mapAt(object, 'spec');
  const given = mapAt(spec, 'authentication');
  const secret = mapAt(given, 'password', 'valueFrom', 'secretKeyRef');
  const metadata = mapAt(spec, 'template', 'secret', 'metadata');
  return (
    section({
      authentication: textAt(given, 'type') ?? 'none',
      password: section({ secret: secret['name'], key: secret['key'] }),
      certificate: section({ validityDays: given['validityDays'], renewalDays: given['renewalDays'] }),
      acls: hasAt(spec, 'authorization') ? listAt(spec, 'authorization', 'acls') : undefined,
      quotas: plainAt(spec, 'quotas'),
      secretLabels: metadata['labels'],
      secretAnnotations: metadata['annotations'],
      labels: labelsOf(object),
      annotations: section({ ...annotations, [paused]: other(isPaused) }),
      paused: flag(isPaused),
    }) ?? {}
  );
}
