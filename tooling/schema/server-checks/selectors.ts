/**
 * Owns labels and what selects by them. Source: apimachinery's `pkg/apis/meta/v1/validation`, and the node selectors of the core API.
 */
import type { At } from './at.ts';
import { dnsSubdomain, keyName, labelValue } from './syntax.ts';

/** A map of labels, or one that has to match labels. */
export function checkLabels(labels: At): void {
  for (const [key, value] of labels.entries()) {
    checkKey(value, key);
    value.fits(labelValue);
  }
}

export function checkKey(at: At, key: string): void {
  if (!keyName.fits(key))
    at.sayOfKey(`Key ${JSON.stringify(key)} stands at ${at.name}, but ${keyName.expected} is expected.`);
}

/** True where nothing is wrong with it. */
export function checkLabelSelector(selector: At): boolean {
  const before = selector.said;
  checkLabels(selector.get('matchLabels'));
  for (const expression of selector.get('matchExpressions').items()) {
    const operator = expression.get('operator');
    const values = expression.get('values');
    if (!operator.isOneOf('In', 'NotIn', 'Exists', 'DoesNotExist')) continue;
    expression.get('key').fits(keyName);
    checkCount(operator, values);
    for (const value of values.items()) value.fits(labelValue);
  }
  return selector.said === before;
}

/** What a pod asks of a node. `strict` where the values of labels are checked, which for preferences they are not. */
export function checkNodeTerm(term: At, strict: boolean): void {
  for (const expression of term.get('matchExpressions').items()) {
    const operator = expression.get('operator');
    const values = expression.get('values');
    if (!operator.isOneOf('In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt')) continue;
    expression.get('key').fits(keyName);
    checkCount(operator, values);
    if (strict) for (const value of values.items()) value.fits(labelValue);
  }
  for (const field of term.get('matchFields').items()) {
    const values = field.get('values');
    field.get('operator').isOneOf('In', 'NotIn');
    if (field.get('key').isOneOf('metadata.name')) for (const value of values.items()) value.fits(dnsSubdomain);
    if (values.items().length !== 1)
      values.say(
        `${values.field} has ${values.items().length} entries, but exactly one is expected for a field of a node.`,
      );
  }
}

/** How many values an operator takes. */
function checkCount(operator: At, values: At): void {
  const count = values.items().length;
  switch (operator.text) {
    case 'In':
    case 'NotIn':
      if (count === 0 && (values.isSet ? values.isEmptyList : true)) {
        values.lack(`, but \`operator: ${operator.text}\` needs at least one value`);
      }
      break;
    case 'Gt':
    case 'Lt':
      if (count !== 1)
        values.say(`${values.field} has ${count} entries, but \`operator: ${operator.text}\` takes exactly one.`);
      break;
    case 'Exists':
    case 'DoesNotExist':
      if (count > 0) values.forbid(`\`operator: ${operator.text}\` takes no values; leave them out, or set \`In\``);
  }
}

/** Null stands for an empty text. */
function textOf(at: At): string | undefined {
  return at.value === null ? '' : at.text;
}

/** Whether a selector selects a map of labels; undefined where either is not what it should be. */
export function selects(selector: At, labels: At): boolean | undefined {
  const has = (key: string): boolean => textOf(labels.get(key)) !== undefined;
  for (const [key, value] of selector.get('matchLabels').entries()) {
    const wanted = textOf(value);
    if (wanted === undefined) return undefined;
    if (textOf(labels.get(key)) !== wanted) return false;
  }
  for (const expression of selector.get('matchExpressions').items()) {
    const key = expression.get('key').text;
    const values = expression
      .get('values')
      .items()
      .map((one) => one.text);
    if (key === undefined) return undefined;
    const among = values.includes(labels.get(key).text) && has(key);
    switch (expression.get('operator').text) {
      case 'In':
        if (!among) return false;
        break;
      case 'NotIn':
        if (among) return false;
        break;
      case 'Exists':
        if (!has(key)) return false;
        break;
      case 'DoesNotExist':
        if (has(key)) return false;
        break;
      default:
        return undefined;
    }
  }
  return true;
}
