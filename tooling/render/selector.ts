/**
 * Owns which objects a patch is for: patterns over group, version, kind, name and namespace, and label selectors. Kustomize compiles
 * patterns with Go's regular expressions; only what means the same in JavaScript is taken.
 */
import type { YamlMap } from '../source/node.ts';
import { nodeAt } from '../source/node.ts';
import { checkFields, readNonEmpty, type Text } from './fields.ts';
import { refuse } from './refuse.ts';
import { firstName, type Resource } from './resource.ts';
import { textOf } from './written.ts';

export interface Target {
  readonly group: RegExp | undefined;
  readonly version: RegExp | undefined;
  readonly kind: RegExp | undefined;
  readonly name: RegExp | undefined;
  readonly namespace: RegExp | undefined;
  readonly labels: readonly Requirement[];
  readonly annotations: readonly Requirement[];
}

export interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | 'missing';
  readonly values: readonly string[];
}

export function readTarget(node: YamlMap): Target {
  checkFields(node, '`target`', {
    group: true,
    version: true,
    kind: true,
    name: true,
    namespace: true,
    labelSelector: true,
    annotationSelector: true,
    apiVersion: 'A `target` has no `apiVersion`; write `group` and `version`.',
  });
  return {
    group: pattern(readNonEmpty(node, 'group')),
    version: pattern(readNonEmpty(node, 'version')),
    kind: pattern(readNonEmpty(node, 'kind')),
    name: pattern(readNonEmpty(node, 'name')),
    namespace: pattern(readNonEmpty(node, 'namespace')),
    labels: parseSelector(readNonEmpty(node, 'labelSelector')),
    annotations: parseSelector(readNonEmpty(node, 'annotationSelector')),
  };
}

/** As `Select` in api/resmap/reswrangler.go: name and namespace may be those of the beginning or of now. */
export function isSelected(resource: Resource, target: Target): boolean {
  const { id } = resource;
  const first = firstName(resource);
  const matches = (expected: RegExp | undefined, ...found: string[]): boolean =>
    expected === undefined || found.some((value) => expected.test(value));
  return (
    matches(target.namespace, first.namespace, id.namespace) &&
    matches(target.name, first.name, id.name) &&
    matches(target.group, id.group) &&
    matches(target.version, id.version) &&
    matches(target.kind, id.kind) &&
    target.labels.every((requirement) => isMet(requirement, resource, 'labels')) &&
    target.annotations.every((requirement) => isMet(requirement, resource, 'annotations'))
  );
}

function isMet({ key, operator, values }: Requirement, resource: Resource, field: 'labels' | 'annotations'): boolean {
  const node = nodeAt(resource.node, ['metadata', field, key]);
  if (node === undefined) return operator === 'missing' || operator === 'notin';
  if (operator === 'exists' || operator === 'missing') return operator === 'exists';
  const value = node.kind === 'scalar' ? textOf(node) : '';
  return values.includes(value) === (operator === 'in');
}

/** Letters, digits and the operators that RE2 and JavaScript share; no groups with options, no look-around, no classes by name. */
const shared =
  /^(?:[A-Za-z0-9_/:@=, -]|\\[.dwDW/-]|[.*+?|^$]|\((?!\?)|\(\?:|\)|\[\^?[A-Za-z0-9_.-]+\]|\{\d+(?:,\d*)?\})*$/;

function pattern(text: Text | undefined): RegExp | undefined {
  if (text === undefined) return undefined;
  if (!shared.test(text.value))
    refuse(
      `The pattern \`${text.value}\` uses more than letters, \`.\`, \`*\`, \`+\`, \`?\`, \`|\`, \`[…]\` and \`(…)\`, which this renderer does not read; write a simpler one.`,
      text.origin,
    );
  try {
    return new RegExp(`^(?:${text.value})$`);
  } catch {
    return refuse(`The pattern \`${text.value}\` is not a regular expression; correct it.`, text.origin);
  }
}

const label = '(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)';
const key = `((?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?/)?${label})`;
const equality = new RegExp(`^${key}\\s*(==|=|!=)\\s*(${label}?)$`);
const set = new RegExp(`^${key}\\s+(in|notin)\\s*\\(\\s*(${label}(?:\\s*,\\s*${label})*)\\s*\\)$`);
const presence = new RegExp(`^(!?)\\s*${key}$`);

function parseSelector(text: Text | undefined): readonly Requirement[] {
  if (text === undefined) return [];
  const parts = text.value.split(/,(?![^(]*\))/).map((part) => part.trim());
  return parts.map(
    (part) =>
      parseRequirement(part) ??
      refuse(
        `\`${part}\` is not a selector that this renderer reads; write \`key=value\`, \`key!=value\`, \`key in (a, b)\`, \`key notin (a, b)\`, \`key\` or \`!key\`.`,
        text.origin,
      ),
  );
}

function parseRequirement(part: string): Requirement | undefined {
  const [, equalKey, sign, value] = equality.exec(part) ?? [];
  if (equalKey !== undefined) return { key: equalKey, operator: sign === '!=' ? 'notin' : 'in', values: [value ?? ''] };
  const [, setKey, operator, values] = set.exec(part) ?? [];
  if (setKey !== undefined)
    return {
      key: setKey,
      operator: operator === 'in' ? 'in' : 'notin',
      values: (values ?? '').split(',').map((item) => item.trim()),
    };
  const [, not, presentKey] = presence.exec(part) ?? [];
  if (presentKey !== undefined && presentKey !== 'in' && presentKey !== 'notin')
    return { key: presentKey, operator: not === '!' ? 'missing' : 'exists', values: [] };
  return undefined;
}
