/**
 * Owns whether a load balancer that a Service asks for is reachable from the internet: each provider has its own annotation, and most of
 * them make a public one without it. Sources: Alibaba Cloud "Add annotations to configure CLB", AWS Load Balancer Controller "Network
 * Load Balancer", GKE "Internal load balancing", AKS "Use an internal load balancer".
 */
import type { KubernetesClusterSpec } from '../../model/model.ts';

type Provider = KubernetesClusterSpec['provider'];
type Annotations = Readonly<Record<string, string>>;

/** `unsaid` where what comes out depends on what is installed. */
export type Reach = 'internal' | 'public' | 'unsaid';

interface Convention {
  reach(annotations: Annotations, loadBalancerClass: string | undefined): Reach;
  /** What makes it internal, for messages. */
  readonly remedy: string;
}

const prefix = 'service.beta.kubernetes.io/';

const conventions: Partial<Readonly<Record<Provider, Convention>>> = {
  alibaba: {
    remedy: `${prefix}alibaba-cloud-loadbalancer-address-type: intranet`,
    reach(annotations) {
      const read = (name: string): string | undefined =>
        annotations[`${prefix}alibaba-cloud-loadbalancer-${name}`] ??
        annotations[`${prefix}alicloud-loadbalancer-${name}`];
      const type = read('address-type');
      if (type !== undefined) return type === 'intranet' ? 'internal' : 'public';
      // One that is there already keeps the address it has.
      return read('id') === undefined ? 'public' : 'unsaid';
    },
  },
  aws: {
    remedy: `${prefix}aws-load-balancer-scheme: internal`,
    reach(annotations, loadBalancerClass) {
      const scheme = annotations[`${prefix}aws-load-balancer-scheme`];
      if (scheme !== undefined) return scheme === 'internal' ? 'internal' : 'public';
      const older = annotations[`${prefix}aws-load-balancer-internal`];
      if (older !== undefined) return older === 'false' || older === '' ? 'public' : 'internal';
      // The controller makes an internal one by default, the cloud provider's own code a public one.
      const byController = ['external', 'nlb-ip'].includes(annotations[`${prefix}aws-load-balancer-type`] ?? '');
      return loadBalancerClass !== undefined || byController ? 'internal' : 'public';
    },
  },
  azure: {
    remedy: `${prefix}azure-load-balancer-internal: "true"`,
    reach: (annotations) => (annotations[`${prefix}azure-load-balancer-internal`] === 'true' ? 'internal' : 'public'),
  },
  google: {
    remedy: 'networking.gke.io/load-balancer-type: Internal',
    reach(annotations, loadBalancerClass) {
      const type =
        annotations['networking.gke.io/load-balancer-type'] ?? annotations['cloud.google.com/load-balancer-type'];
      const internal = type?.toLowerCase() === 'internal' || loadBalancerClass?.includes('internal') === true;
      return internal ? 'internal' : 'public';
    },
  },
};

export function reachOf(provider: Provider, annotations: Annotations, loadBalancerClass: string | undefined): Reach {
  return conventions[provider]?.reach(annotations, loadBalancerClass) ?? 'unsaid';
}

/** The annotation that makes a load balancer internal; undefined where there is no single one. */
export function internalAnnotation(provider: Provider): string | undefined {
  return conventions[provider]?.remedy;
}
