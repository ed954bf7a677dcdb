/** Owns the list of authored kinds: one source for the types, the JSON Schemas in `schemas/` and the reference in `docs/`. */
import type { TSchema } from 'typebox';
import { kafkaCluster, profile } from './kafka-cluster.ts';
import { kubernetesCluster } from './kubernetes-cluster.ts';

export const authoredSchemas: Readonly<Record<'kubernetes-cluster' | 'kafka-cluster' | 'profile', TSchema>> = {
  'kubernetes-cluster': kubernetesCluster,
  'kafka-cluster': kafkaCluster,
  profile,
};
