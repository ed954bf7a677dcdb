/**
 * Owns what clusters/argocd.yaml says of messages that cannot be. What Argo CD cannot read of one service it refuses of all, and a
 * recipient whose service it does not know gets nothing, with a line in its log. Source: notifications-engine as Argo CD 3.5.7 has it,
 * `api.ParseConfig`, `Config.GetGlobalDestinations`, `services.NewService`.
 */
import { nearest } from '../source/nearest.ts';
import { keyOriginAt, nodeAt, originAt, type Route, toPlain, type YamlMap, type YamlNode } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { either, shorten } from '../source/show.ts';
import type { ArgoCdSpec } from './model.ts';
import { nameOf } from './wording.ts';

/** `services.NewService` */
const types: readonly string[] = [
  'alertmanager',
  'awssqs',
  'email',
  'gcppubsub',
  'github',
  'googlechat',
  'grafana',
  'mattermost',
  'nats',
  'newrelic',
  'opsgenie',
  'pagerduty',
  'pagerdutyv2',
  'pushover',
  'rocketchat',
  'slack',
  'teams',
  'teams-workflows',
  'telegram',
  'webex',
  'webhook',
];
/** Fields of these services whose values let their bearer in, or everything below them does. */
const secretKeys =
  /^(api-?keys?|api-?tokens?|access-?token|token|password|passwd|secret|secret-?access-?key|signing-?secret|service-?keys?|private-?key|key|nkey|jwt|cookie|authorization|x-api-key|recipient-?urls|webhooks|webhook-?url)$/i;
/** What is taken from the Secret. */
const reference = /\$[\w-]+/;
/** A name and a password within a URL. */
const credentials = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*:([^/@\s]+)@/i;

export function checkNotifications(node: YamlMap, { notifications, teams }: ArgoCdSpec): readonly Problem[] {
  const known = Object.keys(notifications?.services ?? {}).map((name) => name.split('.').at(-1) ?? '');
  return [
    ...Object.keys(notifications?.services ?? {}).flatMap((name) => serviceProblems(node, name)),
    ...(notifications?.recipients ?? []).flatMap((one, index) =>
      recipientProblems(node, ['notifications', 'recipients', index], one, known),
    ),
    ...Object.entries(teams).flatMap(([team, { recipients = [] }]) =>
      recipients.flatMap((one, index) =>
        recipientProblems(node, ['teams', team, 'recipients', index], one, notifications && known),
      ),
    ),
  ];
}

function serviceProblems(node: YamlMap, name: string): readonly Problem[] {
  const route: Route = ['notifications', 'services', name];
  const [type = '', ...rest] = name.split('.');
  const problem = (message: string): Problem => ({ id: 'authored-file', message, origin: keyOriginAt(node, route) });
  if (!types.includes(type)) {
    const meant = nearest(type, types);
    return [
      problem(
        `Argo CD has no service \`${shorten(type)}\`; ${meant === undefined ? `expected ${either(types)}.` : `did you mean \`${meant}\`?`}`,
      ),
    ];
  }
  if (rest.length > 1 || rest[0] === '' || (rest[0] ?? '').includes(':'))
    return [
      problem(
        `\`${shorten(name)}\` cannot name a service; write its type, such as \`${type}\`, or its type and one name, such as \`${type}.alerts\`.`,
      ),
    ];
  const settings = nodeAt(node, route);
  return settings === undefined ? [] : plainSecrets(settings, route, false);
}

/** @param isSecret whether the value stands below a key that says so. */
function plainSecrets(node: YamlNode, route: Route, isSecret: boolean): readonly Problem[] {
  if (node.kind === 'list')
    return node.items.flatMap((item, index) => plainSecrets(item, [...route, index], isSecret || isSecretHeader(item)));
  if (node.kind === 'map')
    return [...node.entries].flatMap(([key, { value }]) =>
      plainSecrets(value, [...route, key], (isSecret && key !== 'name') || secretKeys.test(key)),
    );
  const { value } = node;
  if (value === null || typeof value === 'boolean') return [];
  const text = String(value);
  const isReferred = reference.test(text);
  const password = credentials.exec(text)?.[1];
  const isPlain = password === undefined ? isSecret && !isReferred : !reference.test(password);
  if (!isPlain || text === '') return [];
  const service = String(route[2] ?? '').replaceAll('.', '-');
  const field = String(route.findLast((step) => typeof step === 'string') ?? '');
  return [
    {
      id: 'authored-file',
      message: `\`${nameOf(route)}\` is written out, and whoever reads this repository could use it; put the value into the Secret \`argocd-notifications-secret\`, change it where it comes from, and write the name of its key here, such as \`$${service}-${field.replaceAll(/[^\w-]+/g, '-')}\`.`,
      origin: node.origin,
    },
  ];
}

/** Headers of webhooks: `{ name: Authorization, value: Bearer $token }`. */
function isSecretHeader(item: YamlNode): boolean {
  if (item.kind !== 'map') return false;
  const name = item.entries.get('name');
  const plain = name === undefined ? undefined : toPlain(name.value);
  return typeof plain === 'string' && /authorization|token|secret|cookie|api-?key/i.test(plain);
}

/** @param known names of services; undefined where there is nothing about messages. */
function recipientProblems(
  node: YamlMap,
  route: Route,
  recipient: string,
  known: readonly string[] | undefined,
): readonly Problem[] {
  const problem = (message: string): Problem => ({ id: 'authored-file', message, origin: originAt(node, route) });
  if (known === undefined)
    return [
      problem(
        `\`${nameOf(route)}\` names a recipient, and nothing says by which service; write \`notifications\` with its \`services\`.`,
      ),
    ];
  const [service = '', name, ...rest] = recipient.split(':');
  if (rest.length > 0 || name === '')
    return [
      problem(
        `\`${shorten(recipient)}\` cannot be a recipient: Argo CD takes what stands between the first colon and the second; write \`<service>:<recipient>\`, or a service alone.`,
      ),
    ];
  if (known.includes(service)) return [];
  const meant = nearest(service, known);
  const advice =
    known.length === 0
      ? 'write it under `notifications.services`'
      : meant === undefined
        ? `expected ${either(known)}, or write it under \`notifications.services\``
        : `did you mean \`${meant}\``;
  return [
    problem(
      `\`${shorten(recipient)}\` goes by a service \`${shorten(service)}\` that is not described; ${advice}${meant === undefined ? '.' : '?'}`,
    ),
  ];
}
