/** Owns roles and bindings. Source: `pkg/apis/rbac/validation`. */
import type { At } from './at.ts';
import { checkLabelSelector } from './selectors.ts';
import { dnsSubdomain, pathSegment } from './syntax.ts';

const group = 'rbac.authorization.k8s.io';

export function checkRole(role: At): void {
  for (const rule of role.get('rules').items()) checkRule(rule, true);
}

export function checkClusterRole(role: At): void {
  for (const rule of role.get('rules').items()) checkRule(rule, false);
  const aggregation = role.get('aggregationRule');
  const selectors = aggregation.get('clusterRoleSelectors');
  if (aggregation.isMap && (!selectors.isSet || selectors.isEmptyList)) {
    selectors.lack(', but at least one selector is expected');
  }
  for (const selector of selectors.items()) checkLabelSelector(selector);
}

function checkRule(rule: At, namespaced: boolean): void {
  if (!rule.isMap) return;
  needsOne(rule.get('verbs'), '; name what is allowed, such as `get`');
  const paths = rule.get('nonResourceURLs');
  const ofResources = ['apiGroups', 'resources', 'resourceNames'].map((field) => rule.get(field));
  if (paths.items().length === 0) {
    if (!paths.isSet && ofResources.every((one) => !one.isSet)) {
      rule.get('resources').lack('; name what the verbs are for, by `apiGroups` and `resources`');
      return;
    }
    needsOne(rule.get('apiGroups'), '; name at least one API group, `""` for that of pods');
    needsOne(rule.get('resources'), '; name at least one kind of object, such as `pods`');
    return;
  }
  if (namespaced) paths.forbid('a Role is for objects of its namespace; paths belong in a ClusterRole');
  else {
    const other = ofResources.find((one) => one.items().length > 0);
    if (other !== undefined) paths.forbid(`so is ${other.name}; a rule is for paths or for objects, so write two`);
  }
}

function needsOne(list: At, advice: string): void {
  if (!list.isSet || list.isEmptyList) list.lack(advice);
}

export function checkRoleBinding(binding: At): void {
  checkBinding(binding, ['Role', 'ClusterRole'], true);
}

export function checkClusterRoleBinding(binding: At): void {
  checkBinding(binding, ['ClusterRole'], false);
}

function checkBinding(binding: At, kinds: readonly string[], namespaced: boolean): void {
  const role = binding.get('roleRef');
  if ((role.get('apiGroup').text ?? '') !== '') role.get('apiGroup').isOneOf(group);
  role.get('kind').isOneOf(...kinds);
  if (role.get('name').isSet) role.get('name').mustFit(pathSegment);
  for (const subject of binding.get('subjects').items()) checkSubject(subject, namespaced);
}

/** In a namespace an account without one is in that of the binding. */
function checkSubject(subject: At, namespaced: boolean): void {
  const kind = subject.get('kind');
  if (kind.text === undefined || !kind.isOneOf('ServiceAccount', 'User', 'Group')) return;
  const name = subject.get('name');
  const apiGroup = subject.get('apiGroup');
  if (name.isSet && !name.require()) return;
  if (kind.text !== 'ServiceAccount') {
    if ((apiGroup.text ?? '') !== '') apiGroup.isOneOf(group);
    return;
  }
  name.fits(dnsSubdomain);
  if ((apiGroup.text ?? '') !== '') apiGroup.forbid('a ServiceAccount is in the group `""`; leave it out');
  if (!namespaced) subject.get('namespace').require();
}
