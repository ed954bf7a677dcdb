/**
 * Owns what only the code of the API server knows, beyond any schema: syntax of names, ranges, fields that exclude or need each other.
 * Our own words and code for what Kubernetes 1.36 refuses; test/integration asks the real server about each. An object that fits its
 * schema but is refused here would fail when Argo CD applies it.
 */
import type { Plain } from '../../source/node.ts';
import type { SchemaFault } from '../fault.ts';
import { checkServiceAccount } from './accounts.ts';
import { At } from './at.ts';
import { checkClaim } from './claims.ts';
import { checkConfigMap, checkSecret } from './data.ts';
import { checkDefinition } from './definitions.ts';
import { checkDisruptionBudget } from './disruption.ts';
import { checkMetadata } from './metadata.ts';
import { checkNamespace } from './namespace.ts';
import { checkIngress, checkNetworkPolicy } from './network.ts';
import { checkClusterRole, checkClusterRoleBinding, checkRole, checkRoleBinding } from './rbac.ts';
import { checkService } from './service.ts';
import { checkWebhooks } from './webhooks.ts';
import {
  checkCronJob,
  checkDaemonSet,
  checkDeployment,
  checkJob,
  checkPodObject,
  checkStatefulSet,
} from './workloads.ts';

const checks: Readonly<Record<string, (object: At) => void>> = {
  'v1 ConfigMap': checkConfigMap,
  'v1 Namespace': checkNamespace,
  'v1 PersistentVolumeClaim': checkClaim,
  'v1 Pod': checkPodObject,
  'v1 Secret': checkSecret,
  'v1 ServiceAccount': checkServiceAccount,
  'v1 Service': checkService,
  'admissionregistration.k8s.io/v1 MutatingWebhookConfiguration': checkWebhooks,
  'admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration': checkWebhooks,
  'apiextensions.k8s.io/v1 CustomResourceDefinition': checkDefinition,
  'apps/v1 DaemonSet': checkDaemonSet,
  'apps/v1 Deployment': checkDeployment,
  'apps/v1 StatefulSet': checkStatefulSet,
  'batch/v1 CronJob': checkCronJob,
  'batch/v1 Job': checkJob,
  'networking.k8s.io/v1 Ingress': checkIngress,
  'networking.k8s.io/v1 NetworkPolicy': checkNetworkPolicy,
  'policy/v1 PodDisruptionBudget': checkDisruptionBudget,
  'rbac.authorization.k8s.io/v1 ClusterRole': checkClusterRole,
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': checkClusterRoleBinding,
  'rbac.authorization.k8s.io/v1 Role': checkRole,
  'rbac.authorization.k8s.io/v1 RoleBinding': checkRoleBinding,
};

/** The faults of an object of any kind: its metadata, and what is known of its kind. */
export function checkAsServer(value: Plain): readonly SchemaFault[] {
  const faults: SchemaFault[] = [];
  const object = new At(value, faults);
  checkMetadata(object);
  const key = `${object.get('apiVersion').text} ${object.get('kind').text}`;
  if (Object.hasOwn(checks, key)) checks[key]?.(object);
  return faults;
}
