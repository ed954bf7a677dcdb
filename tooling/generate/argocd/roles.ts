/**
 * Owns who may do what with the Applications of a project. A team sees the clusters it owns, and looks into their logs; what changes
 * anything goes through a pull request. Admins may sync, pause, run actions and delete an Application whose cluster is gone.
 */
import { roleOf } from '../../model/check-argocd.ts';
import type { ArgoCd, KafkaCluster, KubernetesCluster } from '../../model/model.ts';
import { readerOf } from '../../model/reader.ts';
import { type Draft, fromPlain, type Origin } from '../../source/node.ts';
import { overlayOf } from '../kafka-overlay.ts';
import { applicationName } from './names.ts';

/** Roles as an AppProject has them. */
export function projectRoles(
  name: 'platform' | 'kafka',
  argocd: ArgoCd,
  kubernetes: KubernetesCluster,
  kafka: readonly KafkaCluster[],
): readonly Draft[] {
  const { value, origin } = readerOf(argocd.node);
  const project = `${kubernetes.id}-${name}`;
  const roles: Draft[] = [];
  if (argocd.spec.admins.length > 0)
    roles.push(
      role(project, 'admin', 'Syncs, pauses, runs actions, and deletes Applications.', origin('admins'), {
        groups: argocd.spec.admins.map((group, index) => value(quoted(group), 'admins', index)),
        rights: ['get', 'sync', 'update', 'delete', 'action/*'].map((right) => [right, '*'] as const),
        logs: ['*'],
      }),
    );
  if (name === 'platform') return roles;
  for (const [team, { groups }] of Object.entries(argocd.spec.teams).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = kafka.filter((one) => one.spec.owner === team).map((one) => applicationName(overlayOf(one)));
    if (own.length === 0) continue;
    roles.push(
      role(project, roleOf(team), `Sees the clusters of ${team}.`, origin('teams', team), {
        groups: groups.map((group, index) => value(quoted(group), 'teams', team, 'groups', index)),
        rights: own.map((application) => ['get', application] as const),
        logs: own,
      }),
    );
  }
  return roles;
}

/** Argo CD reads a group as a field between commas, and names of LDAP have some (`CN=kafka,OU=teams`). */
function quoted(group: string): string {
  return group.includes(',') ? `"${group}"` : group;
}

function role(
  project: string,
  name: string,
  description: string,
  origin: Origin,
  {
    groups,
    rights,
    logs,
  }: {
    readonly groups: readonly Draft[];
    readonly rights: readonly (readonly [right: string, application: string])[];
    readonly logs: readonly string[];
  },
): Draft {
  const line = (resource: string, right: string, application: string): string =>
    `p, proj:${project}:${name}, ${resource}, ${right}, ${project}/${application}, allow`;
  return fromPlain(
    {
      name,
      description,
      groups,
      policies: [
        ...rights.map(([right, application]) => line('applications', right, application)),
        ...logs.map((application) => line('logs', 'get', application)),
      ],
    },
    origin,
  );
}
