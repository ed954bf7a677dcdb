/** Owns what the tag of an image says about the Kafka in it. The operator never looks: `version` alone decides what it configures. */
/** Strimzi's own images: `0.45.2-kafka-3.9.2`. */
const named = /(?:^|[^a-z])kafka[-_]?v?([0-9]+\.[0-9]+(?:\.[0-9]+)?)(?![0-9.])/i;
/**
 * A tag that begins with a version: `3.9.2`, `v3.9.2-harbor1`, and `2.13-3.9.2` with the Scala version in front. Only what can be a
 * Kafka: dates, build numbers and the releases of Strimzi (`0.45.2`) count something else.
 */
const leading = /^(?:2\.1[0-9]-)?v?([2-4]\.[0-9]{1,2}\.[0-9]{1,2})(?![0-9.])/;

/** `3.9.2`, or `3.9`; undefined for a tag that says nothing about Kafka, for `latest`, and for an image by digest alone. */
export function kafkaVersionInTag(image: string): string | undefined {
  const tag = tagOf(image);
  if (tag === undefined) return undefined;
  return named.exec(tag)?.[1] ?? leading.exec(tag)?.[1];
}

/** A colon before the last `/` belongs to the registry's port. */
function tagOf(image: string): string | undefined {
  const name = image.split('@')[0] ?? '';
  return /:([^:/]+)$/.exec(name)?.[1];
}

/** The release of Strimzi that an image was built for: `0.45.2-kafka-3.9.2`, also within a tag of one's own. */
export function strimziReleaseInTag(image: string): string | undefined {
  return /(?:^|[^0-9.])((?:0|1)\.[0-9]+\.[0-9]+)-kafka-[0-9]/.exec(tagOf(image) ?? '')?.[1];
}
