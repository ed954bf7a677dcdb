/** Owns how it is written which Argo CD watches this repository: `clusters/argocd.yaml`. */
import Type from 'typebox';
import { asInKubernetes, duration, listOf, name, object, optional, text } from './common.ts';

const team = object(
  {
    groups: listOf(text({ description: 'A group.', examples: ['kafka-orders'] }), {
      description:
        'Groups of the single sign-on whose members see the Applications of the clusters that the team owns.',
    }),
    recipients: optional(
      listOf(text({ description: 'A recipient.', examples: ['slack:orders-alerts'] }), {
        description: 'Who is told of these Applications besides, as `<service>:<recipient>`.',
      }),
    ),
  },
  { description: 'A team, by the name that clusters have as `owner`.' },
);

const notifications = object(
  {
    services: Type.Record(
      Type.String(),
      asInKubernetes({
        description: 'Its settings; a `$name` stands for a key of the Secret argocd-notifications-secret.',
      }),
      {
        description: 'Services that messages go to, by the name that Argo CD has for them.',
        examples: [{ slack: { token: '$slack-token' } }],
      },
    ),
    recipients: listOf(text({ description: 'A recipient.', examples: ['slack:kafka-platform'] }), {
      description: 'Who is told of every Application, as `<service>:<recipient>`.',
    }),
  },
  { description: 'Messages of failed syncs, of resources that are Degraded, and of what was rolled out.' },
);

const allowedKind = object(
  {
    group: Type.String({ description: 'API group; empty for the core group.' }),
    kind: text({ description: 'Kind.', examples: ['PodMonitor'] }),
  },
  { description: 'A kind of object.' },
);

export const argocd = Type.Object(
  {
    kind: Type.Literal('ArgoCD', { description: 'What this file describes.' }),
    repository: Type.String({
      pattern: '^(https://|ssh://|git@|file:///)[^\\s]+$',
      description: 'URL of this repository, exactly as Argo CD is to read it.',
      expected: 'a URL that begins with `https://`, `ssh://` or `git@`',
      examples: ['https://git.example.com/kafka/fleet.git'],
    }),
    revision: optional(
      text({
        description: 'What Argo CD follows. A full reference is read faster than a short name.',
        default: 'refs/heads/main',
      }),
    ),
    namespace: optional(name({ description: 'Namespace that Argo CD runs in.', default: 'argocd' })),
    hub: optional(
      name({
        description: 'Name that Argo CD has for the Kubernetes cluster it runs in itself.',
        default: 'in-cluster',
      }),
    ),
    url: optional(
      Type.String({
        pattern: '^https?://[^\\s]+$',
        description: 'Address of its user interface, for the links in messages.',
        expected: 'a URL that begins with `https://`',
        examples: ['https://argocd.example.com'],
      }),
    ),
    admins: optional(
      listOf(text({ description: 'A group.', examples: ['kafka-platform'] }), {
        description: 'Groups of the single sign-on whose members may sync, pause and run actions everywhere.',
      }),
    ),
    teams: optional(Type.Record(Type.String(), team, { description: 'Teams that own clusters.' })),
    notifications: optional(notifications),
    allow: optional(
      listOf(allowedKind, {
        description: 'Kinds, besides those that this repository makes, that Applications of Kafka clusters may have.',
      }),
    ),
    refreshEvery: optional(
      duration({ description: 'How often it looks for commits where no webhook tells.', default: '2m' }),
    ),
  },
  {
    title: 'Argo CD',
    description: 'The Argo CD that rolls this repository out: `clusters/argocd.yaml`.',
    additionalProperties: false,
  },
);

export type ArgoCdFile = Type.Static<typeof argocd>;
