/**
 * Owns asking a real API server: one connection pool, JSON in and out, and server-side apply as `kubectl apply --server-side
 * --dry-run=server --validate=strict` does it.
 */
import { Agent, request } from 'node:https';
import type { Plain } from '../../tooling/source/node.ts';

export interface Answer {
  readonly status: number;
  /** What it says when it refuses; empty when it does not. */
  readonly message: string;
  readonly body: Readonly<Record<string, Plain>>;
}

export type Propagation = 'Background' | 'Foreground' | 'Orphan';

export interface ApiClient {
  get(path: string): Promise<Answer>;
  /** @param propagation what becomes of the objects that it owns; the kind's default where it is not said. */
  delete(path: string, propagation?: Propagation): Promise<Answer>;
  /** A JSON merge patch, to an object or a subresource. */
  patch(path: string, change: Plain): Promise<Answer>;
  /** To what is only ever created, such as a question about rights. */
  create(path: string, object: Plain): Promise<Answer>;
  /** Server-side apply. Where the server serves no such kind, `status` is 0. */
  apply(object: Plain, options?: { readonly dryRun: boolean }): Promise<Answer>;
  /** Where an object with this kind and name is; nothing where the server serves no such kind. */
  pathOf(object: Plain): Promise<string | undefined>;
}

interface Server {
  readonly port: number;
  readonly token: string;
  /** The server's own, which nobody else has signed. */
  readonly certificate: string;
}

interface ServedKind {
  readonly plural: string;
  readonly namespaced: boolean;
}

export function connect({ port, token, certificate }: Server): ApiClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 16, ca: certificate });
  const served = new Map<string, Promise<ReadonlyMap<string, ServedKind>>>();

  const send = (
    method: string,
    path: string,
    body?: Plain,
    type = method === 'PATCH' ? 'application/apply-patch+yaml' : 'application/json',
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : jsonText(body);
      const asked = request(
        {
          agent,
          method,
          path,
          port,
          host: '127.0.0.1',
          timeout: 60_000,
          headers: {
            authorization: `Bearer ${token}`,
            accept: 'application/json',
            // The length by hand: Node sends the body of a DELETE without it.
            ...(text === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(text) }),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('error', reject);
          answer.on('end', () => resolve(answerOf(answer.statusCode ?? 0, Buffer.concat(parts).toString('utf8'))));
        },
      );
      asked.on('timeout', () => asked.destroy(new Error(`${method} ${path}: no answer in a minute.`)));
      asked.on('error', reject);
      asked.end(text);
    });

  /** The kinds of an API version, asked for once; again where it had none, since a CRD may have come since. */
  const kindsOf = async (version: string): Promise<ReadonlyMap<string, ServedKind>> => {
    const known =
      served.get(version) ?? send('GET', version.includes('/') ? `/apis/${version}` : `/api/${version}`).then(kindsIn);
    served.set(version, known);
    const kinds = await known;
    if (kinds.size === 0) served.delete(version);
    return kinds;
  };

  const pathOf = async (object: Plain): Promise<string | undefined> => {
    const { apiVersion, kind, metadata } = object as {
      readonly apiVersion: string;
      readonly kind: string;
      readonly metadata?: { readonly name?: Plain; readonly namespace?: Plain };
    };
    const found = (await kindsOf(apiVersion)).get(kind);
    if (found === undefined) return undefined;
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const namespace = found.namespaced ? `/namespaces/${segment(metadata?.namespace ?? 'default')}` : '';
    return `${root}${namespace}/${found.plural}/${segment(metadata?.name ?? '')}`;
  };

  return {
    get: (path) => send('GET', path),
    delete: (path, propagation) =>
      send(
        'DELETE',
        path,
        propagation === undefined
          ? undefined
          : { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: propagation },
      ),
    patch: (path, change) => send('PATCH', path, change, 'application/merge-patch+json'),
    create: (path, object) => send('POST', path, object),
    pathOf,
    async apply(object, { dryRun } = { dryRun: true }) {
      const path = await pathOf(object);
      if (path === undefined) {
        const { apiVersion, kind } = object as { readonly apiVersion: string; readonly kind: string };
        return { status: 0, message: `The server has no ${kind} in ${apiVersion}.`, body: {} };
      }
      const query = `fieldManager=fleet&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
      return send('PATCH', `${path}?${query}`, object);
    },
  };
}

function segment(text: Plain): string {
  return encodeURIComponent(String(text));
}

function answerOf(status: number, text: string): Answer {
  let body: Answer['body'] = {};
  try {
    body = JSON.parse(text);
  } catch {
    // Some paths, such as /readyz, answer in plain text.
  }
  const message = status >= 300 && typeof body['message'] === 'string' ? body['message'] : status >= 300 ? text : '';
  return { status, message, body };
}

function kindsIn({ body }: Answer): ReadonlyMap<string, ServedKind> {
  const resources = (body['resources'] ?? []) as readonly { name: string; kind: string; namespaced: boolean }[];
  return new Map(
    resources
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, kind, namespaced }) => [kind, { plural: name, namespaced }]),
  );
}

/** JSON with whole numbers beyond 53 bits as they are. */
function jsonText(value: Plain): string {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(jsonText).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([key, child]) => `${JSON.stringify(key)}:${jsonText(child)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}
