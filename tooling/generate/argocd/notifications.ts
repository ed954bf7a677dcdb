/**
 * Owns who is told what of the fleet's Applications: services and subscriptions, beside the messages of base/argocd/hub/notifications.
 * Subscriptions name a label of these Applications, so that nothing is told of others that the same Argo CD has. Platform recipients are
 * told of every fault; what was rolled out goes to the team that owns it, and to them only where no team is told.
 */
import type { ArgoCd } from '../../model/model.ts';
import { readerOf } from '../../model/reader.ts';
import { fromPlain, toPlain, type YamlNode } from '../../source/node.ts';
import { writePlain } from '../../source/write-yaml.ts';
import { asLabel } from './applications.ts';
import { ownerLabel } from './names.ts';

/** As base/argocd/hub/notifications calls them. */
const faults = ['kafka-fleet-sync-failed', 'kafka-fleet-health-degraded', 'kafka-fleet-sync-status-unknown'];
const rolledOut = 'kafka-fleet-deployed';

type Subscription = {
  readonly recipients: readonly string[];
  readonly triggers: readonly string[];
  /** Of labels, as Kubernetes writes them. */
  readonly selector: string;
};

/** The patch of the ConfigMap; undefined where nobody wrote about messages. */
export function notificationsPatch({ node: root, spec }: ArgoCd): YamlNode | undefined {
  const { notifications, url } = spec;
  if (notifications === undefined) return undefined;
  const { node, value, origin } = readerOf(root);
  const services = Object.keys(notifications.services).map((name) => {
    const settings = node('notifications', 'services', name);
    return [
      `service.${name}`,
      value(settings === undefined ? '' : writePlain(toPlain(settings)), 'notifications', 'services', name),
    ] as const;
  });
  return fromPlain(
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'argocd-notifications-cm' },
      data: {
        ...(url === undefined ? {} : { context: value(writePlain({ argocdUrl: url.replace(/\/+$/, '') }), 'url') }),
        ...Object.fromEntries(services),
        subscriptions: value(writePlain(subscriptionsOf(spec)), 'notifications', 'recipients'),
      },
    },
    origin('notifications'),
  );
}

export function subscriptionsOf({ notifications, teams }: ArgoCd['spec']): Subscription[] {
  const platform = notifications?.recipients ?? [];
  const told = Object.entries(teams)
    .flatMap(([team, { recipients = [] }]) => (recipients.length > 0 ? [{ label: asLabel(team), recipients }] : []))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  const elsewhere =
    told.length === 0 ? ownerLabel : `${ownerLabel},${ownerLabel} notin (${told.map(({ label }) => label).join(',')})`;
  return [
    ...(platform.length === 0
      ? []
      : [
          { recipients: platform, triggers: faults, selector: ownerLabel },
          { recipients: platform, triggers: [rolledOut], selector: elsewhere },
        ]),
    ...told.map(({ label, recipients }) => ({
      recipients,
      triggers: [...faults, rolledOut],
      selector: `${ownerLabel}=${label}`,
    })),
  ];
}
