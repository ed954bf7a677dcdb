/**
 * Owns refusing a `clusters/argocd.yaml` that cannot be meant: an address that is none of a repository, a revision that stands still,
 * groups and names by which Argo CD would give rights to nobody, or to others.
 */
import { parseDuration } from '../source/duration.ts';
import { keyOriginAt, originAt, type Route, type YamlMap } from '../source/node.ts';
import type { Problem, Related } from '../source/problem.ts';
import { shorten } from '../source/show.ts';
import type { ArgoCdSpec } from './model.ts';
import { nameOf } from './wording.ts';

type Refuse = (route: Route, message: string, related?: readonly Related[]) => void;

const minute = 60_000;
const day = 24 * 60 * minute;

export function checkArgoCd(node: YamlMap, spec: ArgoCdSpec): readonly Problem[] {
  const problems: Problem[] = [];
  const refuse: Refuse = (route, message, related = []) => {
    const origin = originAt(node, route);
    problems.push({ id: 'authored-file', message, origin, ...(related.length === 0 ? {} : { related }) });
  };
  checkRepository(spec.repository, refuse);
  checkRevision(spec.revision, refuse);
  if (spec.url !== undefined) checkUrl(spec.url, refuse);
  checkRefresh(spec.refreshEvery, refuse);
  checkGroups(node, ['admins'], spec.admins, refuse);
  for (const [team, { groups }] of Object.entries(spec.teams))
    checkGroups(node, ['teams', team, 'groups'], groups, refuse);
  for (const [index, kind] of spec.allow.entries()) checkKind(['allow', index], kind, refuse);
  return [...problems, ...teamProblems(node, Object.keys(spec.teams))];
}

/** Projects take it for a pattern, sets for a template; neither, nor a blank or a query, is a part of the address of a repository. */
const notOfAnAddress = /[\s\p{Cc}*?#[\]{}!\\<>"'`|^]/u;
/** A page of GitHub, GitLab or Gitea, as it is copied from a browser. */
const page = /^(https:\/\/[^/]+\/.+?)(?:\/-)?\/(?:tree|blob|src\/branch|commits?)\/.*$/;

/** Argo CD compares the address as a text with that of credentials and of a webhook, but for `.git` at its end (v3.5.7, `NormalizeGitURL`). */
function checkRepository(repository: string, refuse: Refuse): void {
  const wrong = (what: string, advice: string): void =>
    refuse(['repository'], `\`repository\` is \`${shorten(repository)}\`, ${what}; ${advice}.`);
  const odd = notOfAnAddress.exec(repository)?.[0];
  const [, ofPage] = page.exec(repository) ?? [];
  if (odd !== undefined)
    wrong(
      `and ${/[\s\p{Cc}]/u.test(odd) ? 'a blank' : `\`${odd}\``} is no part of the address of a repository`,
      'write it as `git clone` takes it',
    );
  else if (ofPage !== undefined && !repository.endsWith('.git'))
    wrong('which is a page of it', `write \`${shorten(ofPage)}.git\``);
  else if (/^ssh:\/\/[^/]*:(?![0-9]+(?:\/|$))/.test(repository))
    wrong(
      'where a port is expected behind the colon',
      `write \`${shorten(repository.replace(/^(ssh:\/\/[^/]*):/, '$1/'))}\``,
    );
  else if (/^(?:https|ssh):\/\/[^/]*\/*$/.test(repository) || /^git@[^:]*:?\/*$/.test(repository))
    wrong('which names a host and no repository on it', 'add its path');
  else if (repository.endsWith('/'))
    wrong(
      'by which Argo CD finds neither its credential nor the commits that a webhook tells of',
      `take the slash at the end away`,
    );
}

/** What `git check-ref-format` refuses. */
const notOfARef = /[\s\p{Cc}~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|\.lock$/u;
/** Beginnings that stand for a branch at other places, and not where Argo CD looks (v3.5.7, `lsRemote`). */
const otherPlace = /^(?:refs?\/remotes\/[^/]+|remotes\/[^/]+|origin|heads|refs?\/head|ref\/heads)\/(.+)$/;

function checkRevision(revision: string, refuse: Refuse): void {
  const wrong = (what: string, advice: string): void =>
    refuse(['revision'], `\`revision\` is \`${shorten(revision)}\`, ${what}; ${advice}.`);
  const [, branch] = otherPlace.exec(revision) ?? [];
  const isCommit = /^[0-9a-f]{7,40}$/i.test(revision);
  if (isCommit && /[0-9]/.test(revision))
    wrong('a commit, so that nothing that is merged would be rolled out', 'write a branch, such as `refs/heads/main`');
  else if (revision !== revision.trim())
    wrong('with a blank at its beginning or end', `write \`${shorten(revision.trim())}\``);
  else if (branch !== undefined)
    wrong('which the repository that Argo CD reads does not have', `write \`refs/heads/${shorten(branch)}\``);
  else if (notOfARef.test(revision))
    wrong('and no branch can be called so', 'write the name of one, such as `refs/heads/main`');
}

function checkUrl(url: string, refuse: Refuse): void {
  const wrong = (what: string): void => refuse(['url'], `\`url\` is \`${shorten(url)}\`; ${what}.`);
  if (/[\s\p{Cc}?#<>"'`\\{}]/u.test(url)) wrong('write the address alone, such as `https://argocd.example.com`');
  else if (/^https?:\/\/[^/]*@/.test(url)) wrong('write it without what stands before the `@`');
}

function checkRefresh(text: string, refuse: Refuse): void {
  const length = parseDuration(text) ?? 0;
  const advice = 'write a time from `10s` to `24h`';
  if (length < minute / 6)
    refuse(
      ['refreshEvery'],
      `\`refreshEvery\` is ${text}, which the host of the repository would not bear; ${advice}.`,
    );
  else if (length > day)
    refuse(
      ['refreshEvery'],
      `\`refreshEvery\` is ${text}, so that a merge could wait longer than a day, and miss the time in which it may be applied; ${advice}.`,
    );
}

/** What Argo CD would refuse of the groups of a role (v3.5.7, `ValidateProject`), had a person written it at its API. */
function checkGroups(node: YamlMap, route: Route, groups: readonly string[], refuse: Refuse): void {
  for (const [index, group] of groups.entries()) {
    const at = [...route, index];
    const first = groups.indexOf(group);
    if (first !== index)
      refuse(at, `Group \`${shorten(group)}\` is listed twice; keep one.`, [
        { origin: originAt(node, [...route, first]), message: 'the first one' },
      ]);
    else if (group.trim() !== group || /["\p{Cc}]/u.test(group))
      refuse(
        at,
        `\`${nameOf(at)}\` is \`${shorten(group)}\`, with a quote, a line break or a blank at an end; write the name of the group as the single sign-on has it.`,
      );
  }
}

function checkKind(route: Route, { group, kind }: ArgoCdSpec['allow'][number], refuse: Refuse): void {
  const advice = 'write it as `apiVersion` has it before the slash, and `""` for the core group';
  if (group.includes('/') || /^v[0-9]/.test(group) || group === 'core')
    refuse([...route, 'group'], `\`${shorten(group)}\` is no API group; ${advice}.`);
  // A star is told by a rule, with what it would allow.
  if (!/^(?:[A-Z][A-Za-z0-9]*|.*\*.*)$/.test(kind))
    refuse(
      [...route, 'kind'],
      `\`${shorten(kind)}\` is no kind; write it as objects have it, with a capital, such as \`PodMonitor\`.`,
    );
}

/** A role of a project is called after its team, in small letters; `admin` is that of `admins`. */
function teamProblems(node: YamlMap, teams: readonly string[]): readonly Problem[] {
  const first = new Map<string, string>();
  return teams.flatMap((team) => {
    const origin = keyOriginAt(node, ['teams', team]);
    const refused = (message: string, related: readonly Related[] = []): readonly Problem[] => [
      { id: 'authored-file', message, origin, ...(related.length === 0 ? {} : { related }) },
    ];
    const role = roleOf(team);
    if (role === '')
      return refused(`\`${shorten(team)}\` cannot name a team; it needs a letter from a to z or a digit.`);
    if (role === 'admin')
      return refused(
        `A team cannot be called \`${shorten(team)}\`, as Argo CD would give it what \`admins\` may do; call it otherwise, as well as the \`owner\` of its clusters.`,
      );
    const other = first.get(role);
    if (other === undefined) {
      first.set(role, team);
      return [];
    }
    return refused(
      `To Argo CD \`${shorten(team)}\` and \`${shorten(other)}\` are one team; keep one, or call it otherwise.`,
      [{ origin: keyOriginAt(node, ['teams', other]), message: 'the other one' }],
    );
  });
}

/** Name of the role of a team in the project of its clusters: letters, digits, `-` and `_`, as Argo CD wants it. */
export function roleOf(team: string): string {
  return team
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .slice(0, 63)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
}
