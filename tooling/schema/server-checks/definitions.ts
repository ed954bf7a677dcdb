/**
 * Owns CustomResourceDefinitions, but for what stands in their schemas: people take these whole from whoever wrote the operator.
 * Source: `pkg/apis/apiextensions/validation`.
 */
import type { At } from './at.ts';
import { dnsSubdomain, strictLabel } from './syntax.ts';

export function checkDefinition(definition: At): void {
  const spec = definition.get('spec');
  checkNames(definition, spec);
  spec.get('scope').isOneOf('Namespaced', 'Cluster');
  if (spec.get('preserveUnknownFields').isTrue) {
    spec
      .get('preserveUnknownFields')
      .say(
        `${spec.get('preserveUnknownFields').found}, but that is said in the schema by \`x-kubernetes-preserve-unknown-fields\`.`,
      );
  }
  checkVersions(spec.get('versions'));
  const conversion = spec.get('conversion');
  const strategy = conversion.get('strategy');
  if (!conversion.isMap || !strategy.isOneOf('None', 'Webhook')) return;
  const webhook = conversion.get('webhook');
  if (strategy.text === 'Webhook') webhook.require();
  else if (webhook.isSet) webhook.forbid('only `strategy: Webhook` takes it');
}

function checkNames(definition: At, spec: At): void {
  const group = spec.get('group');
  const names = spec.get('names');
  const plural = names.get('plural');
  const name = definition.down('metadata', 'name');
  const sound = [
    group.fits(dnsSubdomain) &&
      (group.text === undefined || group.text.includes('.') || refuse(group, 'a domain with a dot')),
    plural.fits(strictLabel),
  ].every(Boolean);
  const expected = `${plural.text}.${group.text}`;
  if (
    sound &&
    plural.text !== undefined &&
    group.text !== undefined &&
    name.text !== undefined &&
    name.text !== expected
  ) {
    name.refuse(`\`${expected}\`, the plural and the group,`);
  }
  if (names.get('singular').text !== '') names.get('singular').fits(strictLabel);
  if (names.get('kind').isSet) names.get('kind').require();
  for (const field of ['kind', 'listKind']) {
    const at = names.get(field);
    if (at.text !== undefined && at.text !== '' && !strictLabel.fits(at.text.toLowerCase()))
      at.refuse('a name such as `Widget`');
  }
  if (names.get('kind').text !== undefined && names.get('kind').text === names.get('listKind').text) {
    names.get('listKind').say(`${names.get('listKind').found}, as ${names.get('kind').name} is; they have to differ.`);
  }
  for (const field of ['shortNames', 'categories']) for (const one of names.get(field).texts()) one.fits(strictLabel);
}

function refuse(at: At, expected: string): false {
  at.refuse(expected);
  return false;
}

function checkJsonPath(path: At, start: string): void {
  if (path.text !== undefined && !path.text.startsWith(start)) path.refuse(`a path that begins with \`${start}\``);
}

const columnTypes = ['boolean', 'date', 'integer', 'number', 'string'];

function checkVersions(versions: At): void {
  const names = new Map<string, At>();
  const stored: At[] = [];
  for (const version of versions.items()) {
    const name = version.get('name');
    if (name.text !== undefined && name.fits(strictLabel)) {
      const other = names.get(name.text);
      if (other !== undefined) name.say(`${name.found}, as ${other.name} is; each version stands once.`);
      else names.set(name.text, name);
    }
    if (version.get('storage').isTrue) stored.push(version.get('storage'));
    if (!version.down('schema', 'openAPIV3Schema').isSet && version.isMap)
      version.down('schema', 'openAPIV3Schema').require();
    for (const column of version.get('additionalPrinterColumns').items()) {
      column.get('type').isOneOf(...columnTypes);
      if (column.get('name').text === '') column.get('name').require();
      checkJsonPath(column.get('jsonPath'), '.');
    }
    const scale = version.down('subresources', 'scale');
    checkJsonPath(scale.get('specReplicasPath'), '.spec.');
    checkJsonPath(scale.get('statusReplicasPath'), '.status.');
    const labels = scale.get('labelSelectorPath');
    if (!/^(?:$|\.spec\.|\.status\.)/.test(labels.text ?? ''))
      labels.refuse('a path that begins with `.spec.` or `.status.`');
  }
  const [first, second] = stored;
  if (second !== undefined && first !== undefined)
    second.say(`${second.found}, as ${first.name} is; exactly one version is the one that is stored.`);
  else if (first === undefined && Array.isArray(versions.value)) {
    versions.say(`${versions.field} has no version with \`storage: true\`, but exactly one is expected.`);
  }
}
