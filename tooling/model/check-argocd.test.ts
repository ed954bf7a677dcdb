import { expect, test } from 'vitest';
import { formatOrigin } from '../source/problem.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { roleOf } from './check-argocd.ts';
import { loadFleet } from './load.ts';

/** @param rest begins on line 3 of the file. */
function problems(rest: string, repository = 'https://git.example.com/kafka/fleet.git'): readonly string[] {
  const text = `kind: ArgoCD\nrepository: ${repository}\n${rest}`;
  const { problems } = loadFleet(openDocuments(treeOf({ 'clusters/argocd.yaml': text })));
  return problems.map(({ origin, message }) => `${formatOrigin(origin).split(':').slice(1).join(':')} ${message}`);
}

test.each([
  'https://git.example.com/kafka/fleet.git',
  'https://git.example.com/kafka/fleet',
  'https://someone@dev.azure.com/someone/kafka/_git/fleet',
  'https://git.example.com:8443/~kafka/fleet%20of%20ours.git',
  'https://git.example.com/kafka/tree/fleet.git',
  'ssh://git@git.example.com/kafka/fleet.git',
  'ssh://git@git.example.com:2222/kafka/fleet.git',
  'git@git.example.com:kafka/fleet.git',
  'git@git.example.com:2222/kafka/fleet.git',
  'file:///srv/fleet.git',
])('a repository: %s', (repository) => {
  expect(problems('', repository)).toEqual([]);
});

test.each([
  ['https://git.example.com/*', '`*` is no part of the address of a repository; write it as `git clone` takes it.'],
  ['https://git.example.com/{{x}}.git', '`{` is no part of'],
  ['https://git.example.com/fleet.git?ref=main', '`?` is no part of'],
  ['"https://git.example.com/fleet.git#main"', '`#` is no part of'],
  ['https://github.com/kafka/fleet/tree/main', 'which is a page of it; write `https://github.com/kafka/fleet.git`.'],
  [
    'https://gitlab.com/kafka/our/fleet/-/blob/main/README.md',
    'which is a page of it; write `https://gitlab.com/kafka/our/fleet.git`.',
  ],
  [
    'ssh://git@git.example.com:kafka/fleet.git',
    'where a port is expected behind the colon; write `ssh://git@git.example.com/kafka/fleet.git`.',
  ],
  ['https://git.example.com', 'which names a host and no repository on it; add its path.'],
  ['https://git.example.com/', 'which names a host and no repository on it; add its path.'],
  ['git@git.example.com', 'which names a host and no repository on it; add its path.'],
  ['https://git.example.com/kafka/fleet/', 'take the slash at the end away.'],
])('no repository: %s', (repository, message) => {
  expect(problems('', repository)).toEqual([expect.stringContaining(message)]);
  expect(problems('', repository)[0]).toMatch(/^2:13 `repository` is /);
});

test.each([
  'main',
  'HEAD',
  'refs/heads/main',
  'refs/heads/origin/main',
  'refs/tags/v1.0.0',
  'feature/rings',
  'deadbeef-fix',
  'facade',
  '"2027"',
])('a revision: %s', (revision) => {
  expect(problems(`revision: ${revision}\n`)).toEqual([]);
});

test.each([
  ['0123456789abcdef0123456789abcdef01234567', 'a commit, so that nothing that is merged would be rolled out'],
  ['de76102', 'a commit'],
  ['origin/main', 'write `refs/heads/main`.'],
  ['heads/main', 'write `refs/heads/main`.'],
  ['ref/heads/main', 'write `refs/heads/main`.'],
  ['refs/head/main', 'write `refs/heads/main`.'],
  ['refs/remotes/origin/feature/rings', 'write `refs/heads/feature/rings`.'],
  ['"main "', 'write `main`.'],
  ['v1.*', 'no branch can be called so'],
  ['main..next', 'no branch can be called so'],
  ['refs/heads/', 'no branch can be called so'],
  ['the main branch', 'no branch can be called so'],
])('no revision: %s', (revision, message) => {
  expect(problems(`revision: ${revision}\n`)).toEqual([expect.stringContaining(message)]);
});

test.each([
  'url: https://argocd.example.com/',
  'url: http://argocd.example.com:8080/cd',
  'refreshEvery: 10s',
  'refreshEvery: 24h',
  'admins: ["CN=kafka platform,OU=teams", "kafka:platform", Kafka_Platform@example.com]',
  'teams: { Team Orders: { groups: [orders] }, team.orders-2: { groups: [] }, administrators: { groups: [] } }',
  'allow: [{ group: "", kind: Secret }, { group: apps, kind: Deployment }, { group: monitoring.coreos.com, kind: PodMonitor }]',
])('fine: %s', (rest) => {
  expect(problems(`${rest}\n`)).toEqual([]);
});

test.each([
  ['url: https://argocd.example.com/?a=b', '3:6 `url` is `https://argocd.example.com/?a=b`; write the address alone'],
  ['url: https://a@argocd.example.com', '3:6 `url` is `https://a@argocd.example.com`; write it without'],
  ['url: "https://a\\0b"', '3:6 `url` is `https://a\\u0000b`; write the address alone'],
  ['refreshEvery: 9s', '3:15 `refreshEvery` is 9s, which the host of the repository would not bear'],
  ['refreshEvery: 25h', '3:15 `refreshEvery` is 25h, so that a merge could wait longer than a day'],
  ['admins: [a, b, a]', '3:16 Group `a` is listed twice; keep one.'],
  ['admins: ["a\\ng, x, role:admin"]', '3:10 `admins[0]` is `a⏎g, x, role:admin`, with a quote, a line break'],
  ['teams: { t: { groups: ["a "] } }', '3:24 `teams.t.groups[0]` is `a `, with a quote, a line break or a blank'],
  ['teams: { t: { groups: [\'"a,b"\'] } }', '3:24 `teams.t.groups[0]` is `"a,b"`, with a quote'],
  ['teams: { Admin: { groups: [a] } }', '3:10 A team cannot be called `Admin`'],
  ['teams: { "*": { groups: [a] } }', '3:10 `*` cannot name a team; it needs a letter from a to z or a digit.'],
  [
    'teams: { Team Orders: { groups: [a] }, team-orders: { groups: [b] } }',
    '3:40 To Argo CD `team-orders` and `Team Orders` are one team; keep one, or call it otherwise.',
  ],
  ['allow: [{ group: monitoring.coreos.com/v1, kind: PodMonitor }]', '3:18 `monitoring.coreos.com/v1` is no API group'],
  ['allow: [{ group: v1, kind: Service }]', '3:18 `v1` is no API group'],
  ['allow: [{ group: core, kind: Service }]', '3:18 `core` is no API group'],
  ['allow: [{ group: monitoring.coreos.com, kind: podmonitors }]', '3:47 `podmonitors` is no kind'],
])('refused: %s', (rest, message) => {
  expect(problems(`${rest}\n`)).toEqual([expect.stringContaining(message)]);
});

test.each([
  ['team-orders', 'team-orders'],
  ['Team Orders!', 'team-orders'],
  ['team.orders', 'team-orders'],
  [`-${'a'.repeat(70)}`, 'a'.repeat(62)],
])('the role of %s', (team, role) => expect(roleOf(team)).toBe(role));

test('a text that no object holds', () => {
  expect(problems(`url: https://${'a'.repeat(2 * 1024 * 1024)}\n`)).toEqual([
    '3:6 `url` has 2.0 MiB, which no object of Kubernetes holds; write 1 MiB at most.',
  ]);
});
