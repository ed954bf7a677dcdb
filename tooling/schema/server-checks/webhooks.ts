/** Owns webhooks of admission. Source: `pkg/apis/admissionregistration/validation`. */
import type { At } from './at.ts';
import { checkOneOf } from './one-of.ts';
import { checkLabelSelector } from './selectors.ts';
import { dnsSubdomain, strictLabel } from './syntax.ts';

export function checkWebhooks(configuration: At): void {
  for (const webhook of configuration.get('webhooks').items()) checkWebhook(webhook);
}

function checkWebhook(webhook: At): void {
  const name = webhook.get('name');
  if (name.text !== undefined && (!dnsSubdomain.fits(name.text) || name.text.split('.').length < 3)) {
    name.refuse('a lower-case domain of at least three parts, such as `pods.example.com`,');
  }
  checkVersions(webhook.get('admissionReviewVersions'));
  webhook.get('sideEffects').isOneOf('None', 'NoneOnDryRun');
  webhook.get('timeoutSeconds').within(1, 30, 'from 1 to 30 seconds');
  checkLabelSelector(webhook.get('namespaceSelector'));
  checkLabelSelector(webhook.get('objectSelector'));
  for (const field of ['failurePolicy', 'matchPolicy']) webhook.get(field).notEmpty();
  for (const rule of webhook.get('rules').items()) checkRule(rule);
  if (webhook.get('clientConfig').isMap) checkClient(webhook.get('clientConfig'));
  for (const condition of webhook.get('matchConditions').items()) {
    if (condition.get('expression').text?.trim() === '') condition.get('expression').refuse('an expression in CEL');
  }
}

function checkVersions(versions: At): void {
  const texts = versions.texts().map(({ text }) => text);
  if (versions.isEmptyList) versions.lack('; name at least `v1`');
  const seen = new Set<string>();
  for (const version of versions.texts()) {
    if (version.text === undefined || !version.fits(strictLabel)) continue;
    if (seen.has(version.text)) version.say(`${version.found}, which stands above already; name each version once.`);
    seen.add(version.text);
  }
  if (texts.length > 0 && !texts.some((text) => text === undefined || text === 'v1' || text === 'v1beta1')) {
    versions.say(`${versions.field} has neither \`v1\` nor \`v1beta1\`, but the server speaks only these.`);
  }
}

function checkRule(rule: At): void {
  if (!rule.isMap) return;
  rule.get('scope').notEmpty();
  for (const field of ['operations', 'apiGroups', 'apiVersions', 'resources']) {
    const list = rule.get(field);
    if (field !== 'apiGroups') for (const one of list.texts()) one.notEmpty();
    if (!list.isSet || list.isEmptyList)
      list.say(`${list.field} is ${list.isSet ? 'empty' : 'missing'}; name at least one, or \`*\` for all.`);
    else if (field !== 'resources' && list.items().length > 1 && list.items().some(({ text }) => text === '*')) {
      list.say(`${list.field} has \`*\` beside others, but it stands for all of them; keep one of both.`);
    }
  }
}

function checkClient(client: At): void {
  if (checkOneOf(client, ['service', 'url'], true).length > 1) return;
  const url = client.get('url');
  if (url.text !== undefined && !/^https:\/\/[^/?#@]+(?:\/[^?#]*)?$/.test(url.text)) {
    url.refuse('an address such as `https://host/path`, without user, query and fragment,');
  }
  const service = client.get('service');
  if (!service.isMap) return;
  for (const field of ['namespace', 'name']) if (service.get(field).text === '') service.get(field).require();
  service.get('port').isPort();
  const path = service.get('path');
  if (path.text !== undefined && path.text !== '/' && path.text !== '') {
    const parts = path.text.replace(/\/$/, '').split('/').slice(1);
    if (!path.text.startsWith('/') || !parts.every((part) => dnsSubdomain.fits(part))) {
      path.refuse('a path such as `/validate` of lower-case letters, digits, hyphens and dots');
    }
  }
}
