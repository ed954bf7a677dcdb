/**
 * Owns the whole stage of an end-to-end test: Kubernetes clusters by name, a hub with Argo CD, and the repository that it reads; and
 * what a test asks of them. The hub has a control plane of its own, as in production: what a test does to a Kubernetes cluster, down to
 * deleting all of it, cannot touch Applications, and what is on a Kubernetes cluster was brought by Argo CD alone.
 */
import { join } from 'node:path';
import type { Plain } from '../../../tooling/source/node.ts';
import type { Answer, Propagation } from '../../integration/api-server-client.ts';
import { type ArgoCd, argocdNamespace, startArgoCd } from './argocd.ts';
import { everyObject, isTrackedBy, type LiveObject, nameOf } from './objects.ts';
import { type Plane, startPlane } from './plane.ts';
import { type Changes, openRemote, type Remote } from './remote.ts';
import { until } from './until.ts';

export interface Application {
  readonly metadata: LiveObject['metadata'];
  readonly spec: { readonly destination: { readonly name: string } };
  readonly status?: {
    readonly sync?: { readonly status: string; readonly revision?: string };
    readonly health?: { readonly status: string; readonly message?: string };
    readonly operationState?: {
      readonly phase: string;
      readonly message?: string;
      readonly startedAt: string;
      readonly finishedAt?: string;
    };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly resources?: readonly {
      readonly kind: string;
      readonly name: string;
      readonly namespace?: string;
      readonly status?: string;
      readonly health?: { readonly status: string; readonly message?: string };
    }[];
    readonly reconciledAt?: string;
  };
}

export interface Rig {
  readonly hub: Plane;
  readonly argocd: ArgoCd;
  readonly remote: Remote;
  plane(name: string): Plane;
  /** Makes a commit and has every Application look at it at once; sets look by themselves, every few seconds. */
  commit(changes: Changes, message: string): Promise<string>;
  /** The commit that was made last. */
  head(): string;
  /** Has every Application that is not at that commit, or not Synced, compare itself. */
  look(): Promise<void>;
  /**
   * Waits until every set and every Application has looked at that commit, whatever it made of it, and no operation of theirs is left.
   * Sets bear a mark meanwhile, so what they are part of is out of sync for a moment.
   */
  seen(seconds?: number): Promise<void>;
  /** Has Applications compare anew, and waits until they have. */
  refresh(...names: readonly string[]): Promise<void>;
  /** Applies an object to the hub; refused is an error. */
  applyToHub(object: Plain): Promise<void>;
  applications(): Promise<readonly Application[]>;
  application(name: string): Promise<Application | undefined>;
  /** Waits until they are Synced with what is in the repository now, and no operation is left. */
  untilSynced(names: readonly string[], seconds?: number): Promise<readonly Application[]>;
  untilApplication(
    name: string,
    what: string,
    holds: (application: Application) => boolean,
    seconds?: number,
  ): Promise<Application>;
  /** What its Kubernetes cluster has of an Application: what bears its mark, also when it has forgotten it, and what it lists itself. */
  liveObjects(name: string, plane: string): Promise<readonly LiveObject[]>;
  deleteApplication(name: string, propagation: Propagation): Promise<Answer>;
  /** A merge patch. */
  patchApplication(name: string, change: Plain): Promise<Answer>;
  /** Ends everything; it also ends when this process does, however it does. */
  stop(): void;
}

interface ApplicationSet {
  readonly metadata: LiveObject['metadata'];
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/**
 * @param options.planes names of Kubernetes clusters, as destinations call them
 * @param options.settings keys of argocd-cm
 * @param options.repositoryRoot the working tree that is served
 * @param options.areKnown whether Argo CD has them registered when it starts
 * @param options.resync seconds after which every Application is compared anew
 */
export async function startRig(options: {
  readonly planes: readonly string[];
  readonly settings: Readonly<Record<string, string>>;
  readonly repositoryRoot: string;
  readonly resync?: number;
  readonly areKnown?: boolean;
}): Promise<Rig> {
  const started: { stop(): void }[] = [];
  const stop = (): void => {
    for (const one of started.splice(0).reverse()) one.stop();
  };
  const keep = <T extends { stop(): void }>(one: T): T => {
    started.push(one);
    return one;
  };
  try {
    const results = await Promise.allSettled(
      ['hub', ...options.planes].map(async (name) => keep(await startPlane(name))),
    );
    const [hub, ...planes] = results.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    if (hub === undefined) throw new Error('There is no hub.');
    const remote = openRemote(options.repositoryRoot, join(hub.state, 'repository'));
    const known = options.areKnown === false ? [] : planes;
    const argocd = keep(await startArgoCd(hub, known, { settings: options.settings, resync: options.resync ?? 20 }));
    return rigOf(hub, planes, argocd, remote, stop);
  } catch (error) {
    stop();
    throw error;
  }
}

const root = `/apis/argoproj.io/v1alpha1/namespaces/${argocdNamespace}`;
const setRefresh = 'argocd.argoproj.io/application-set-refresh';
/** It makes Applications, and waits for those that it has made. */
const isManager = (one: Application): boolean => one.metadata.name.startsWith('kafka-fleet');
const pathOf = (name: string): string => `${root}/applications/${name}`;

function rigOf(hub: Plane, planes: readonly Plane[], argocd: ArgoCd, remote: Remote, stop: () => void): Rig {
  let head = '';
  const itemsOf = async (kind: string): Promise<unknown> =>
    (await hub.client.get(`${root}/${kind}`)).body['items'] ?? [];
  const applications = async () => (await itemsOf('applications')) as readonly Application[];
  const sets = async () => (await itemsOf('applicationsets')) as readonly ApplicationSet[];
  const annotate = (path: string, annotations: Readonly<Record<string, string>>) =>
    hub.client.patch(path, { metadata: { annotations } });
  const application = async (name: string): Promise<Application | undefined> => {
    const { status, message, body } = await hub.client.get(pathOf(name));
    if (status !== 200 && status !== 404) throw new Error(`${name}: ${message}`);
    return status === 200 ? (body as unknown as Application) : undefined;
  };
  const explain = async (names: readonly string[]): Promise<string> => {
    const all = await Promise.all(names.map(async (name) => describeApplication(name, await application(name))));
    const ended = argocd.ended().map((name) => `${name} has ended by itself:\n${argocd.log(name)}`);
    return [...all, ...ended, `application-controller:\n${argocd.log('application-controller', 5)}`].join('\n');
  };
  const ask = async (name: string): Promise<void> => {
    await annotate(pathOf(name), { 'argocd.argoproj.io/refresh': 'normal' });
  };
  const isAtHead = ({ status }: Application): boolean => head === '' || status?.sync?.revision === head;
  const look = async (): Promise<void> => {
    const late = (await applications()).filter((one) => one.status?.sync?.status !== 'Synced' || !isAtHead(one));
    await Promise.all(late.map((one) => ask(one.metadata.name)));
  };
  const seen: Rig['seen'] = async (seconds = 240) => {
    const marked = await sets();
    await Promise.all(
      marked.map((one) => annotate(`${root}/applicationsets/${one.metadata.name}`, { [setRefresh]: 'true' })),
    );
    // The mark goes when it has looked, unless it could make nothing of what it saw.
    await until('every set has looked', seconds, async () =>
      (await sets()).every(
        ({ metadata, status }) =>
          metadata.annotations?.[setRefresh] === undefined ||
          (status?.conditions ?? []).some((one) => one.type === 'ErrorOccurred' && one.status === 'True'),
      ),
    );
    let asked = 0;
    const isLate = (one: Application): boolean =>
      !isAtHead(one) && !(one.status?.conditions ?? []).some(({ type }) => type.endsWith('Error'));
    await until(
      'every Application has looked',
      seconds,
      async () => {
        if (performance.now() - asked > 3000) {
          asked = performance.now();
          await look();
        }
        const all = await applications();
        return !all.some((one) => isLate(one) || (!isManager(one) && one.status?.operationState?.phase === 'Running'));
      },
      async () => explain((await applications()).filter(isLate).map((one) => one.metadata.name)),
    );
  };
  const planeCalled = (name: string): Plane => {
    const found = planes.find((one) => one.name === name);
    if (found === undefined) throw new Error(`No Kubernetes cluster is called ${name}.`);
    return found;
  };
  const untilApplication: Rig['untilApplication'] = (name, what, holds, seconds = 60) =>
    until(
      `${name}: ${what}`,
      seconds,
      async () => {
        const found = await application(name);
        return found !== undefined && holds(found) ? found : undefined;
      },
      () => explain([name]),
    );
  return {
    hub,
    argocd,
    remote,
    stop,
    application,
    applications,
    untilApplication,
    plane: planeCalled,
    head: () => head,
    look,
    seen,
    async commit(changes, message) {
      head = remote.commit(changes, message);
      await look();
      return head;
    },
    async refresh(...names) {
      await Promise.all(names.map(ask));
      // The annotation goes when the comparison has been written.
      await Promise.all(
        names.map((name) =>
          untilApplication(
            name,
            'compared anew',
            ({ metadata }) => metadata.annotations?.['argocd.argoproj.io/refresh'] === undefined,
          ),
        ),
      );
    },
    async applyToHub(object) {
      const { status, message } = await hub.client.apply(object, { dryRun: false });
      if (status >= 300 || status === 0) throw new Error(`The hub refuses ${JSON.stringify(object)}: ${message}`);
    },
    untilSynced: (names, seconds = 120) =>
      until(
        `${names.join(', ')}: Synced`,
        seconds,
        async () => {
          const found = await Promise.all(names.map(application));
          const isDone = (one: Application | undefined): one is Application =>
            one?.status?.sync?.status === 'Synced' && isAtHead(one) && one.status.operationState?.phase !== 'Running';
          return found.every(isDone) ? found : undefined;
        },
        () => explain(names),
      ),
    async liveObjects(name, plane) {
      const listed = (await application(name))?.status?.resources ?? [];
      const names = new Set(listed.map(({ kind, ...metadata }) => nameOf({ kind, metadata })));
      const all = await everyObject(planeCalled(plane).client);
      return all.filter((one) => isTrackedBy(name, one) || names.has(nameOf(one)));
    },
    patchApplication: (name, change) => hub.client.patch(pathOf(name), change),
    deleteApplication: (name, propagation) => hub.client.delete(pathOf(name), propagation),
  };
}

/** What a person would look at first. */
function describeApplication(name: string, application: Application | undefined): string {
  if (application === undefined) return `${name}: there is no such Application.`;
  const { sync, health, operationState, conditions = [], resources = [] } = application.status ?? {};
  const odd = resources.filter((one) => one.status !== 'Synced' || one.health?.status === 'Degraded');
  return [
    `${name}: ${sync?.status ?? 'not compared yet'} at ${sync?.revision ?? 'no revision'}, ${health?.status ?? 'no health'}`,
    ...(operationState === undefined ? [] : [`  operation ${operationState.phase}: ${operationState.message ?? ''}`]),
    ...conditions.map(({ type, message }) => `  ${type}: ${message}`),
    ...odd.map((one) => `  ${one.kind} ${one.name}: ${one.status ?? 'hook'}, ${one.health?.message ?? ''}`),
  ].join('\n');
}
