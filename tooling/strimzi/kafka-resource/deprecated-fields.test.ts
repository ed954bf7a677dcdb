import { expect, test } from 'vitest';
import { checkObject } from '../../schema/check-object.ts';
import { catalogueFor } from '../../schema/find-schema.ts';
import type { Plain } from '../../source/node.ts';
import { deprecatedFields } from './deprecated-fields.ts';

test.each(deprecatedFields.map((field) => field.route.join('.')))('%s is a field of the release', async (path) => {
  const schema = await catalogueFor('kafka.strimzi.io/v1beta2', 'Kafka', '0.45.2');
  if (schema.verdict !== 'known') throw new Error('the catalogue is missing');
  const route = path.split('.');
  const value = route.reduceRight<Plain>((inner, step) => (step === '*' ? [inner] : { [step]: inner }), {});
  const faults = checkObject(
    { apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'Kafka', ...(value as object) },
    schema.kind,
    schema.catalogue,
  );
  expect(faults.filter((fault) => fault.keyword === 'unknown-field')).toEqual([]);
});
