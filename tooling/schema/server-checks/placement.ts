/** Owns where a pod may run. Source: `ValidateTolerations`, `validateAffinity` and `validateTopologySpreadConstraints` of the core API. */
import type { At } from './at.ts';
import { checkLabelSelector, checkLabels, checkNodeTerm } from './selectors.ts';
import { dnsLabel, dnsSubdomain, keyName, labelValue } from './syntax.ts';

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

export function checkPlacement(pod: At): void {
  if (pod.get('nodeName').text !== '') pod.get('nodeName').fits(dnsSubdomain);
  checkLabels(pod.get('nodeSelector'));
  for (const toleration of pod.get('tolerations').items()) checkToleration(toleration);
  const affinity = pod.get('affinity');
  checkNodeAffinity(affinity.get('nodeAffinity'));
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    for (const term of affinity.down(kind, required).items()) checkTerm(term);
    for (const weighted of affinity.down(kind, preferred).items()) {
      checkWeight(weighted);
      checkTerm(weighted.get('podAffinityTerm'));
    }
  }
  for (const spread of pod.get('topologySpreadConstraints').items()) checkSpread(spread);
}

function checkToleration(toleration: At): void {
  const key = toleration.get('key');
  const operator = toleration.get('operator');
  const value = toleration.get('value');
  if ((key.text ?? '') !== '') key.fits(keyName);
  else if (operator.text !== 'Exists')
    operator.say(
      `${operator.isSet ? operator.found : `${operator.field} is missing`}, but without \`key\` only \`Exists\` is allowed, which tolerates everything.`,
    );
  const seconds = toleration.get('tolerationSeconds');
  const effect = toleration.get('effect');
  if (seconds.isSet && effect.text !== 'NoExecute') {
    seconds.forbid(
      `only \`effect: NoExecute\` takes it${effect.isSet ? `, and ${effect.name} is \`${effect.text}\`` : ''}`,
    );
  }
  if (operator.text === 'Exists') {
    if ((value.text ?? '') !== '') value.forbid('`operator: Exists` takes no value; leave it out, or set `Equal`');
  } else if (!operator.isSet || operator.text === '' || operator.text === 'Equal') value.fits(labelValue);
}

function checkNodeAffinity(affinity: At): void {
  const terms = affinity.down(required, 'nodeSelectorTerms');
  if (terms.isEmptyList) terms.say(`${terms.field} is empty, but at least one term is expected.`);
  for (const term of terms.items()) checkNodeTerm(term, true);
  for (const weighted of affinity.get(preferred).items()) {
    checkWeight(weighted);
    checkNodeTerm(weighted.get('preference'), false);
  }
}

function checkWeight(weighted: At): void {
  weighted.get('weight').within(1, 100, 'a weight from 1 to 100');
}

function checkTerm(term: At): void {
  if (!term.isMap) return;
  const key = term.get('topologyKey');
  if (key.isSet) key.mustFit(keyName);
  checkLabelSelector(term.get('labelSelector'));
  checkLabelSelector(term.get('namespaceSelector'));
  for (const namespace of term.get('namespaces').items()) namespace.fits(dnsLabel);
  checkLabelKeys(term, 'matchLabelKeys');
  checkLabelKeys(term, 'mismatchLabelKeys');
  const matched = term.get('matchLabelKeys').items();
  for (const one of term.get('mismatchLabelKeys').items()) {
    const twin = matched.find(({ text }) => text !== undefined && text === one.text);
    if (twin !== undefined) one.say(`${one.found}, as ${twin.name} is; a label matches or it does not.`);
  }
}

/** Keys whose values are taken from the pod stand beside a selector. */
function checkLabelKeys(at: At, field: string): void {
  const keys = at.get(field);
  if (keys.items().length === 0) return;
  if (!at.get('labelSelector').isSet) {
    keys.forbid(`it needs ${at.get('labelSelector').name} beside it`);
    return;
  }
  for (const key of keys.items()) key.fits(keyName);
}

function checkSpread(spread: At): void {
  spread.get('maxSkew').within(1, Number.MAX_VALUE, 'at least 1');
  if (spread.get('topologyKey').isSet) spread.get('topologyKey').require();
  const answer = spread.get('whenUnsatisfiable');
  answer.notEmpty();
  const domains = spread.get('minDomains');
  if (domains.number !== undefined) {
    if (domains.within(1, Number.MAX_VALUE, 'at least 1') && answer.text === 'ScheduleAnyway') {
      domains.forbid('only `whenUnsatisfiable: DoNotSchedule` takes it');
    }
  }
  checkLabelSelector(spread.get('labelSelector'));
  checkLabelKeys(spread, 'matchLabelKeys');
}
