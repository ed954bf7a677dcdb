/** Owns reading what a user may do, one operation each, and what of it others cover. Source: Strimzi 1.2.0, `SimpleAclRule`; Kafka, `StandardAuthorizer`. */
import type { Plain } from '../../../source/node.ts';
import { listAt, mapAt, textAt } from '../../../source/plain.ts';

export interface Right {
  readonly isAllowed: boolean;
  /** `topic`, `group`, `cluster`, `transactionalId` */
  readonly type: string;
  readonly name: string;
  readonly isPrefix: boolean;
  readonly host: string;
  readonly operation: string;
}

export function rightsOf(user: Plain): readonly Right[] {
  return listAt(user, 'spec', 'authorization', 'acls').flatMap((rule) => {
    const resource = mapAt(rule, 'resource');
    const one = textAt(rule, 'operation');
    const several = listAt(rule, 'operations').filter((each) => typeof each === 'string');
    return (several.length === 0 && one !== undefined ? [one] : several).map((operation) => ({
      isAllowed: textAt(rule, 'type') !== 'deny',
      type: textAt(resource, 'type') ?? '',
      name: textAt(resource, 'name') ?? '',
      isPrefix: textAt(resource, 'patternType') === 'prefix',
      host: textAt(rule, 'host') ?? '*',
      operation,
    }));
  });
}

/** Those that none of `others` covers. */
export function uncovered(rights: readonly Right[], others: readonly Right[]): readonly Right[] {
  return rights.filter((right) => !others.some((other) => covers(other, right)));
}

function covers(wide: Right, narrow: Right): boolean {
  return (
    wide.type === narrow.type &&
    (wide.operation === narrow.operation || wide.operation === 'All') &&
    (wide.host === '*' || wide.host === narrow.host) &&
    (wide.name === '*' ||
      (wide.isPrefix ? narrow.name.startsWith(wide.name) : !narrow.isPrefix && wide.name === narrow.name))
  );
}

const most = 5;

/** `Read` and `Describe` of topic `a`; a handful, the rest as a number. */
export function rightsText(rights: readonly Right[]): readonly string[] {
  const byResource = new Map<string, string[]>();
  for (const { type, name, isPrefix, host, operation } of rights) {
    const from = host === '*' ? '' : ` from ${host}`;
    const what =
      name === ''
        ? `the ${type}`
        : name === '*' && !isPrefix
          ? `all ${type}s`
          : `${type}${isPrefix ? 's that begin with' : ''} \`${name}\``;
    const key = `${what}${from}`;
    byResource.set(key, [...(byResource.get(key) ?? []), operation]);
  }
  const texts = [...byResource].map(([what, operations]) => `${[...new Set(operations)].join(', ')} of ${what}`);
  return texts.length <= most ? texts : [...texts.slice(0, most), `${texts.length - most} more`];
}
