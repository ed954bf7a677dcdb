/**
 * Owns writing the peers of a NetworkPolicy that a person names so that they stay as they are: the label that an overlay puts on its
 * own selectors would be put on theirs too, and select nobody. Kustomize does that to `matchLabels` alone.
 */
import { type Draft, fromPlain, type YamlMap, type YamlNode } from '../source/node.ts';

export function foreignPeer(peer: YamlNode): YamlNode {
  const selector = peer.kind === 'map' ? peer.entries.get('podSelector')?.value : undefined;
  if (peer.kind !== 'map' || selector?.kind !== 'map' || !selector.entries.has('matchLabels')) return peer;
  return withEntry(peer, 'podSelector', byExpressions(selector));
}

function byExpressions(selector: YamlMap): YamlNode {
  const labels = selector.entries.get('matchLabels')?.value;
  const expressions = selector.entries.get('matchExpressions')?.value;
  const rest = [...selector.entries].filter(([key]) => key !== 'matchLabels' && key !== 'matchExpressions');
  return fromPlain(
    {
      ...Object.fromEntries(rest.map(([key, { value }]) => [key, value])),
      matchExpressions: [
        ...(labels?.kind === 'map' ? [...labels.entries] : []).map(
          ([key, { value }]): Draft => fromPlain({ key, operator: 'In', values: [value] }, value.origin),
        ),
        ...(expressions?.kind === 'list' ? expressions.items : []),
      ],
    },
    selector.origin,
  );
}

function withEntry(node: YamlMap, changed: string, value: Draft): YamlNode {
  const entries = [...node.entries].map(([key, entry]) => [key, key === changed ? value : entry.value] as const);
  return fromPlain(Object.fromEntries(entries), node.origin);
}
