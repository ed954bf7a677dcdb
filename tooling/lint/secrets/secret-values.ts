/** Owns what in a Secret is a credential: every value but what is public, and of Argo CD's own Secrets the fields that are secret. */
import { nodeAt, type YamlMap, type YamlNode } from '../../source/node.ts';
import { shorten } from '../../source/show.ts';
import type { Credential } from './credential.ts';
import { credentialField } from './fields.ts';
import { knownIn } from './in-value.ts';
import { isPlaceholder } from './placeholder.ts';

/** What is public whoever knows it. */
const publicKeys =
  /^(?:user(?:name)?|login|email|url|uri|host(?:name)?|port|name|type|server|endpoint|region|database|project|insecure|known_hosts|sshKnownHosts|sasl\.mechanism|security\.protocol|.*\.(?:crt|cer|pub))$/i;

/** Fields of the Secrets that Argo CD takes for clusters and repositories. */
const argocdKeys =
  /^(?:config|password|bearerToken|sshPrivateKey|githubAppPrivateKey|tlsClientCertKey|gcpServiceAccountKey)$/;
/** What `config` of a cluster may hold, beside ways to be somebody without a secret. */
const clusterConfig = /"(?<name>bearerToken|password|keyData)"\s*:\s*"(?<value>[^"]*)"/g;

export function* secretValues(node: YamlMap): Iterable<Credential> {
  if (textAt(node, 'kind') !== 'Secret' || textAt(node, 'apiVersion') !== 'v1') return;
  const type = textAt(node, 'metadata', 'labels', 'argocd.argoproj.io/secret-type');
  for (const field of ['data', 'stringData']) {
    const values = nodeAt(node, [field]);
    if (values?.kind !== 'map') continue;
    for (const [key, { value }] of values.entries) {
      if (value.kind !== 'scalar' || value.value === null) continue;
      const text = String(value.value);
      const what = whatIs(key, field === 'data' ? decoded(text) : text, type);
      if (what === undefined) continue;
      const { start, end } = value.origin;
      yield { what, start, end, within: { start: node.origin.start, end: node.origin.end } };
    }
  }
}

function whatIs(key: string, text: string, type: string | undefined): string | undefined {
  const value = `The value \`${shorten(key)}\` of a Secret`;
  const known = knownIn(text)?.what;
  if (known !== undefined) return `${known}, as ${value.replace('The', 'the')},`;
  if (type !== undefined && !argocdKeys.test(key)) return undefined;
  if (type === 'cluster' && key === 'config') {
    for (const { groups = {} } of text.matchAll(clusterConfig))
      if (!isPlaceholder(groups['value'] ?? ''))
        return `A credential of Argo CD for a cluster, as \`${groups['name'] ?? ''}\` in \`config\` of a Secret,`;
    return undefined;
  }
  if (credentialField(key, text) !== undefined) return value;
  return publicKeys.test(key) || isPlaceholder(text) || isCertificates(text) ? undefined : value;
}

function isCertificates(text: string): boolean {
  const certificates = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]*-----END (?:TRUSTED )?CERTIFICATE-----|^#.*$/gm;
  return text.includes('BEGIN ') && text.replace(certificates, '').trim() === '';
}

function decoded(text: string): string {
  // To be filled in or decrypted, it is no base64.
  return isPlaceholder(text) ? text : Buffer.from(text, 'base64').toString('latin1');
}

function textAt(node: YamlNode, ...route: readonly string[]): string | undefined {
  const found = nodeAt(node, route);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}
