/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import ingressWithoutTls from './ingress-without-tls.ts';
import livenessLikeReadiness from './liveness-like-readiness.ts';
import namespaceDefault from './namespace-default.ts';
import namespaceUnprotected from './namespace-unprotected.ts';
import podNotRestricted from './pod-not-restricted.ts';
import podSecurityViolated from './pod-security-violated.ts';
import probeMissing from './probe-missing.ts';
import rbacTooWide from './rbac-too-wide.ts';
import rootFileSystemWritable from './root-file-system-writable.ts';
import runsInRootGroup from './runs-in-root-group.ts';
import secretInEnv from './secret-in-env.ts';
import secretInGit from './secret-in-git.ts';
import serviceAccountTokenMounted from './service-account-token-mounted.ts';

export const security = group('security', 'Security', [
  ingressWithoutTls,
  livenessLikeReadiness,
  namespaceDefault,
  namespaceUnprotected,
  podNotRestricted,
  podSecurityViolated,
  probeMissing,
  rbacTooWide,
  rootFileSystemWritable,
  runsInRootGroup,
  secretInEnv,
  secretInGit,
  serviceAccountTokenMounted,
]);
