/** Owns claims of volumes. Source: `ValidatePersistentVolumeClaimSpec` of the core API. */
import type { At } from './at.ts';
import { quantityOf } from './resources.ts';
import { checkLabelSelector } from './selectors.ts';
import { dnsSubdomain } from './syntax.ts';

export function checkClaim(claim: At): void {
  const spec = claim.get('spec');
  if (spec.isMap) checkClaimSpec(spec);
  else if (!spec.isSet) spec.require();
}

export function checkClaimSpec(spec: At): void {
  const modes = spec.get('accessModes');
  const texts = modes.items().map((mode) => mode.text);
  if (!modes.isSet || modes.isEmptyList) {
    modes.lack('; name at least one mode, such as `ReadWriteOnce`');
  } else if (texts.includes('ReadWriteOncePod') && texts.some((mode) => mode !== 'ReadWriteOncePod')) {
    modes.say(`${modes.field} has \`ReadWriteOncePod\` beside another mode, but it stands alone.`);
  }
  const size = spec.down('resources', 'requests', 'storage');
  const bytes = quantityOf(size);
  if (bytes !== undefined && bytes <= 0) size.refuse('a size above 0');
  else if (!size.isSet && (!spec.get('resources').isSet || spec.get('resources').isMap)) size.require();
  for (const field of ['storageClassName', 'volumeAttributesClassName']) {
    if (spec.get(field).text !== '') spec.get(field).fits(dnsSubdomain);
  }
  spec.get('volumeMode').notEmpty();
  for (const mode of modes.texts()) if (mode.text === '') mode.notEmpty();
  checkLabelSelector(spec.get('selector'));
  const source = spec.get('dataSource');
  const reference = spec.get('dataSourceRef');
  for (const one of [source, reference]) if (one.isMap) checkDataSource(one);
}

function checkDataSource(source: At): void {
  for (const field of ['name', 'kind']) if (source.get(field).text === '') source.get(field).require();
  if ((source.get('apiGroup').text ?? '') !== '') source.get('apiGroup').fits(dnsSubdomain);
}
