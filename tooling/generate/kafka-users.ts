/** Owns the KafkaUser of each user that a file of the cluster lists. */
import type { KafkaCluster, User } from '../model/model.ts';
import { type Reader, readerOf } from '../model/reader.ts';
import { type Draft, fromPlain, type YamlNode } from '../source/node.ts';
import { parseQuantity } from '../source/quantity.ts';
import { isSince, strimziRelease } from '../strimzi/releases.ts';
import { apiVersionOf } from './kafka-api.ts';
import { accessRules } from './kafka-user-rights.ts';
import { entriesOf, orNothing, pauseAnnotation, withKeeping } from './listed.ts';

/** In the order of the files. */
export function kafkaUsers(cluster: KafkaCluster): readonly YamlNode[] {
  const clusterName = readerOf(cluster.node).node('name');
  const apiVersion = apiVersionOf(cluster);
  const release = strimziRelease(cluster.kubernetes.spec.strimzi.release);
  // Until then, a rule names one operation. Source: Strimzi 0.31.0 and 0.32.0, `AclRule`.
  const severalOperations = release === undefined || isSince(release, '0.32');
  return cluster.users.map((user) => {
    const reader = readerOf(user.node);
    return fromPlain(
      {
        apiVersion,
        kind: 'KafkaUser',
        metadata: {
          name: user.name,
          labels: { 'strimzi.io/cluster': clusterName, ...entriesOf(reader, 'labels') },
          annotations: orNothing(annotationsOf(user, reader)),
        },
        spec: {
          authentication: authenticationOf(user, reader),
          authorization: authorizationOf(user, reader, severalOperations),
          quotas: quotasOf(user, reader),
          template: templateOf(reader),
        },
      },
      user.key,
    );
  });
}

/** With the KafkaUser its Secret would go, too, and its clients could log in no more. */
function annotationsOf({ spec }: User, reader: Reader): { readonly [key: string]: Draft } {
  const annotations = { ...pauseAnnotation(spec, reader), ...entriesOf(reader, 'annotations') };
  return spec.deletable === true ? annotations : withKeeping(annotations);
}

function authenticationOf({ spec }: User, reader: Reader): Draft {
  if (spec.authentication === 'none') return undefined;
  const { password } = spec;
  return {
    type: reader.node('authentication'),
    password:
      password &&
      reader.value(
        {
          valueFrom: {
            secretKeyRef: { name: reader.node('password', 'secret'), key: reader.node('password', 'key') },
          },
        },
        'password',
      ),
    validityDays: reader.node('certificate', 'validityDays'),
    renewalDays: reader.node('certificate', 'renewalDays'),
  };
}

/** Who is given nothing has no part in authorization, unless an empty list says so. */
function authorizationOf(user: User, reader: Reader, severalOperations: boolean): Draft {
  const rules = accessRules(user, reader, severalOperations);
  return rules.length === 0 && user.spec.acls === undefined ? undefined : { type: 'simple', acls: rules };
}

function quotasOf({ spec: { quotas } }: User, reader: Reader): Draft {
  if (quotas === undefined) return undefined;
  const rate = (field: 'producerByteRate' | 'consumerByteRate'): Draft => {
    const written = quotas[field];
    const bytes = written === undefined ? undefined : parseQuantity(String(written).replace('/s', ''));
    return bytes === undefined ? undefined : reader.value(Math.floor(bytes), 'quotas', field);
  };
  return reader.value(
    {
      producerByteRate: rate('producerByteRate'),
      consumerByteRate: rate('consumerByteRate'),
      requestPercentage: reader.node('quotas', 'requestPercentage'),
      controllerMutationRate: reader.node('quotas', 'controllerMutationRate'),
    },
    'quotas',
  );
}

function templateOf(reader: Reader): Draft {
  const metadata = { labels: reader.node('secretLabels'), annotations: reader.node('secretAnnotations') };
  return orNothing(metadata) === undefined ? undefined : { secret: { metadata } };
}
