/** Owns how rules read tiered storage: the section of the Kafka resource, and what settings of brokers say of the same. */
import type { KafkaContext } from '../context.ts';
import { type Fields, fieldsBelow } from '../fields.ts';

/** Fields of the plugin; undefined where there is no section. */
export function pluginOf({ kafka }: KafkaContext): Fields | undefined {
  if (kafka === undefined || !kafka.has('spec', 'kafka', 'tieredStorage')) return undefined;
  return fieldsBelow(kafka, 'spec', 'kafka', 'tieredStorage', 'remoteStorageManager');
}

/** Whether brokers have it, by the section or by hand. */
export function isTiered(context: KafkaContext): boolean {
  return (
    pluginOf(context) !== undefined ||
    context.kafka?.config('remote.log.storage.system.enable')?.trim().toLowerCase() === 'true'
  );
}
