/**
 * Owns how each provider is told that a load balancer is for its own network only. The default of most is the internet, so a provider
 * that is not here must be told by annotations of the cluster file.
 */
import type { KubernetesClusterFile } from './schema/kubernetes-cluster.ts';

export type Provider = KubernetesClusterFile['provider'];

interface LoadBalancers {
  /** Annotations of a Service that make its load balancer an internal one. */
  readonly internal: Readonly<Record<string, string>>;
  /** From where the load balancer asks pods whether they live, where it asks pods and not nodes. */
  readonly healthChecks?: string;
}

const known: Readonly<Partial<Record<Provider, LoadBalancers>>> = {
  // On Terway it connects to the pods themselves; the range is Alibaba Cloud's own, nobody else can have an address in it.
  alibaba: {
    internal: { 'service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type': 'intranet' },
    healthChecks: '100.64.0.0/10',
  },
  // The AWS Load Balancer Controller; with instances as targets clients keep their addresses, with pods as targets they do not.
  aws: {
    internal: {
      'service.beta.kubernetes.io/aws-load-balancer-type': 'external',
      'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type': 'instance',
      'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal',
    },
  },
  azure: { internal: { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' } },
  google: { internal: { 'networking.gke.io/load-balancer-type': 'Internal' } },
};

/** Undefined where it depends on what is below: OpenShift and others run anywhere. */
export function loadBalancersOf(provider: Provider): LoadBalancers | undefined {
  return known[provider];
}
