/** Owns the list of authored kinds: one source for the types, the JSON Schemas in `schemas/` and the reference in `docs/`. */
import type { TSchema } from 'typebox';
import type { AuthoredKind } from '../validators.ts';
import { argocd } from './argocd.ts';
import { kafkaCluster, profile } from './kafka-cluster.ts';
import { kubernetesCluster } from './kubernetes-cluster.ts';
import { rings } from './rings.ts';
import { topics } from './topics.ts';
import { users } from './users.ts';

export const authoredSchemas: Readonly<Record<AuthoredKind, TSchema>> = {
  'kubernetes-cluster': kubernetesCluster,
  'kafka-cluster': kafkaCluster,
  profile,
  topics,
  users,
  argocd,
  rings,
};
