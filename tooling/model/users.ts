/** Owns making users of the files that list them, how each proves who it is, and what such a file cannot say. */
import { nodeAt, originAt, type Route, toPlain, type YamlMap } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';
import { entriesOf, type ListEntry, withoutTwice } from './list-entries.ts';
import { withDefaults } from './merge.ts';
import type { KafkaClusterSpec, KubernetesCluster, User } from './model.ts';
import type { Report } from './read-authored.ts';
import type { Authentication } from './schema/users.ts';
import { oneOf } from './wording.ts';

/** RFC 1123 subdomain: a user is what its KafkaUser is called. */
const userName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const longestName = 253;

/** @param files that fit their schema. */
export function usersIn(
  files: readonly YamlMap[],
  { kafka }: KafkaClusterSpec,
  kubernetes: KubernetesCluster,
  report: Report,
): readonly User[] {
  const entries = withoutTwice(
    files.flatMap((file) => entriesOf(file, 'users')),
    'User',
    report,
  );
  const choices = [...new Set(kafka.listeners.flatMap(({ authentication }) => choiceFor(authentication?.type)))];
  return entries.flatMap((entry) => {
    const [authentication, another] = choices;
    const isClear = authentication !== undefined && another === undefined;
    const node = withDefaults(entry.node, { authentication: isClear ? authentication : undefined }, entry.key);
    const problems = checkUser(entry, node, { choices, kubernetes });
    report(problems);
    const spec = toPlain(node) as unknown as User['spec'];
    return problems.length > 0 ? [] : [{ name: entry.name, key: entry.key, node, spec }];
  });
}

/** What a user of a listener with this authentication has; the User Operator has no part in those of other kinds. */
function choiceFor(type: string | undefined): readonly Authentication[] {
  if (type === undefined) return [];
  return type === 'tls' || type === 'scram-sha-512' ? [type] : ['none'];
}

function checkUser(
  { name, key }: ListEntry,
  node: YamlMap,
  { choices, kubernetes }: { readonly choices: readonly Authentication[]; readonly kubernetes: KubernetesCluster },
): readonly Problem[] {
  const at = (message: string, ...route: Route): readonly Problem[] => [
    { id: 'authored-file', message, origin: route.length === 0 ? key : originAt(node, route) },
  ];
  if (name.length > longestName || !userName.test(name))
    return at(
      `\`${shorten(name)}\` cannot name a user, whose KafkaUser and Secret are called so; write lower-case letters, digits, \`-\` and \`.\`, with a letter or digit at both ends.`,
    );
  const authentication = nodeAt(node, ['authentication']);
  if (authentication?.kind !== 'scalar') return at(missingAuthentication(name, choices));
  if (nodeAt(node, ['password']) !== undefined && authentication.value !== 'scram-sha-512')
    return at(
      `\`password\` goes with \`authentication: scram-sha-512\`, and user \`${shorten(name)}\` has \`${authentication.value}\`; remove it.`,
      'password',
    );
  if (nodeAt(node, ['certificate']) !== undefined && authentication.value !== 'tls')
    return at(
      `\`certificate\` goes with \`authentication: tls\`, and user \`${shorten(name)}\` has \`${authentication.value}\`; remove it.`,
      'certificate',
    );
  const release = strimziRelease(kubernetes.spec.strimzi.release);
  if (nodeAt(node, ['certificate']) !== undefined && release !== undefined && !isSince(release, '1.1'))
    return at(
      `\`certificate\` comes with Strimzi 1.1, and ${kubernetes.id} runs ${release.release}; remove it.`,
      'certificate',
    );
  return [];
}

function missingAuthentication(name: string, choices: readonly Authentication[]): string {
  const missing = `\`authentication\` of user \`${shorten(name)}\` is missing`;
  return choices.length === 0
    ? `${missing}, and no listener of the cluster asks who its clients are; set \`authentication\` at a listener, or \`authentication: none\` here.`
    : `${missing}, and listeners of the cluster ask for different ones; write ${oneOf(choices)}.`;
}
