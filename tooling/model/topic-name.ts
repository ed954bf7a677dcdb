/**
 * Owns what a KafkaTopic is called: as its topic where Kubernetes takes that name (RFC 1123 subdomain), else a name made of it. The made
 * one ends with a part of the topic's digest, so `Orders`, `orders_` and `orders.` have three names, and the same ones on every day.
 */
import { sha256 } from '../source/digest.ts';

const objectName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const longest = 253;
/** Enough that of a million topics two hardly have the same; that is looked at besides. */
const digestLength = 12;

export function topicResource(topic: string): string {
  if (topic.length <= longest && objectName.test(topic)) return topic;
  const readable = topic
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .replaceAll(/-*\.[-.]*/g, '.')
    .slice(0, longest - digestLength - 1)
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  const digest = sha256(topic).slice(0, digestLength);
  return readable === '' ? `topic-${digest}` : `${readable}-${digest}`;
}
