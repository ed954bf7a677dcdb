import { expect, test } from 'vitest';
import { reachOf } from './internal-load-balancer.ts';

const beta = 'service.beta.kubernetes.io/';

test.each([
  ['alibaba', {}, undefined, 'public'],
  ['alibaba', {}, 'alibabacloud.com/nlb', 'public'],
  ['alibaba', { [`${beta}alibaba-cloud-loadbalancer-address-type`]: 'intranet' }, undefined, 'internal'],
  ['alibaba', { [`${beta}alicloud-loadbalancer-address-type`]: 'intranet' }, undefined, 'internal'],
  ['alibaba', { [`${beta}alibaba-cloud-loadbalancer-address-type`]: 'internet' }, undefined, 'public'],
  ['alibaba', { [`${beta}alibaba-cloud-loadbalancer-id`]: 'lb-1' }, undefined, 'unsaid'],
  ['aws', {}, undefined, 'public'],
  ['aws', {}, 'service.k8s.aws/nlb', 'internal'],
  ['aws', { [`${beta}aws-load-balancer-type`]: 'external' }, undefined, 'internal'],
  ['aws', { [`${beta}aws-load-balancer-type`]: 'nlb' }, undefined, 'public'],
  ['aws', { [`${beta}aws-load-balancer-scheme`]: 'internet-facing' }, 'service.k8s.aws/nlb', 'public'],
  ['aws', { [`${beta}aws-load-balancer-scheme`]: 'internal' }, undefined, 'internal'],
  ['aws', { [`${beta}aws-load-balancer-internal`]: 'true' }, undefined, 'internal'],
  ['aws', { [`${beta}aws-load-balancer-internal`]: 'false' }, undefined, 'public'],
  ['azure', {}, undefined, 'public'],
  ['azure', { [`${beta}azure-load-balancer-internal`]: 'true' }, undefined, 'internal'],
  ['azure', { [`${beta}azure-load-balancer-internal`]: 'false' }, undefined, 'public'],
  ['google', {}, undefined, 'public'],
  ['google', { 'networking.gke.io/load-balancer-type': 'Internal' }, undefined, 'internal'],
  ['google', { 'cloud.google.com/load-balancer-type': 'internal' }, undefined, 'internal'],
  ['google', {}, 'networking.gke.io/l4-regional-internal', 'internal'],
  ['openshift', {}, undefined, 'unsaid'],
  ['other', {}, undefined, 'unsaid'],
] as const)('%s %o %s', (provider, annotations, loadBalancerClass, expected) => {
  expect(reachOf(provider, annotations, loadBalancerClass)).toBe(expected);
});
