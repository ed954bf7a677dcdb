import type { RenderedObject } from '../../render/rendered.ts';
import { nodeAt, type Route, toPlain } from '../../source/node.ts';
import { mapAt } from '../../source/plain.ts';
import { shorten } from '../../source/show.ts';
import { objectsOf } from '../context.ts';
import { defineKubernetesRule } from '../rule.ts';

export default defineKubernetesRule({
  id: 'secret-in-git',
  summary: 'No Secret has its values in this repository.',
  severity: 'error',
  why: `A value in Git is read by whoever can read the repository, now or later: deleting it in a new commit leaves it in every clone
and in the history. Base64, as in \`data\`, is no encryption.`,
  fix: `Take the Secret out, and change the value, as it is known now. Say under \`secrets\` of cluster.yaml that the Secret exists, or let
External Secrets make it from a store with \`external\`.`,
  bad: `manifests:
  - apiVersion: v1
    kind: Secret
    metadata: { name: oauth }
    stringData: { client-secret: correct-horse-battery }
`,
  good: {
    'cluster.yaml': `secrets:
  - name: oauth
    namespaces: [kafka]
    external: { store: vault, data: { client-secret: { key: kafka/oauth, property: secret } } }
`,
  },
  check(context, report) {
    for (const object of objectsOf(context)) {
      if (object.kind !== 'Secret' || object.apiVersion !== 'v1') continue;
      const found = firstValue(object);
      if (found === undefined) continue;
      const name = `${object.namespace ?? 'default'}/${object.name}`;
      report(
        `Secret \`${name}\` has the value of \`${shorten(found.key)}\` in Git, for everybody who can read it; take it out, change the value, and list the Secret under \`secrets\` of cluster.yaml.`,
        { node: object.node, route: found.route },
      );
    }
  },
});

function firstValue({ node }: RenderedObject): { readonly key: string; readonly route: Route } | undefined {
  for (const field of ['data', 'stringData']) {
    const values = nodeAt(node, [field]);
    for (const [key, value] of Object.entries(mapAt(values && toPlain(values)))) {
      const text = field === 'data' ? decoded(String(value ?? '')) : String(value ?? '');
      if (!isHarmless(text)) return { key, route: [field, key] };
    }
  }
  return undefined;
}

/** Certificates are public, and what another tool fills in or decrypts is no value. */
function isHarmless(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '' || /^<[^<>\n]*>$/.test(trimmed) || trimmed.startsWith('ENC[')) return true;
  const certificates = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
  return trimmed.includes('BEGIN CERTIFICATE') && trimmed.replace(certificates, '').trim() === '';
}

function decoded(text: string): string {
  // Encrypted or still to be filled in, it is no base64.
  if (/^\s*(?:<|ENC\[)/.test(text)) return text;
  return Buffer.from(text, 'base64').toString('latin1');
}
