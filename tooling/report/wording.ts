/** Owns the phrases that several formats share: the object a finding is in, and the clusters it reaches. */
import type { Finding } from '../lint/finding.ts';
import { visible } from '../source/show.ts';

/** `Kafka kafka/orders`, or nothing for a finding of a file. */
export function objectName({ object }: Finding): string {
  if (object === undefined) return '';
  return visible(`${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`);
}

/** `hz/a, hz/b and 3 more (5 clusters)`. A list is for reading: whoever wants all of a thousand asks for JSON. */
export function clusterList(clusters: readonly string[], most: number): string {
  const shown = visible(clusters.slice(0, most).join(', '));
  return clusters.length > most ? `${shown} and ${clusters.length - most} more (${clusters.length} clusters)` : shown;
}

/** The links of Markdown lead nowhere on a terminal, nor in a page outside of the repository. */
export function withoutLinks(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}

/** Prose on one line. */
export function oneLine(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}
