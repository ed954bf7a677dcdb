/**
 * Owns what the operator refuses of requests and limits. Source: Strimzi 0.45.2 and 1.2.0, `ModelUtils.validateComputeResources`.
 */
import type { Plain, Route } from '../../source/node.ts';
import { plainAt } from '../../source/plain.ts';
import { parseQuantity } from '../../source/quantity.ts';

export interface ResourceFault {
  readonly route: Route;
  /** Follows "the": "request of CPU is 4, above …". */
  readonly says: string;
  readonly remedy: string;
}

/** @param route where the requests and limits stand in the resource. */
export function resourceFaults(resource: Plain, route: Route): readonly ResourceFault[] {
  return ['cpu', 'memory'].flatMap((kind) => {
    const what = kind === 'cpu' ? 'CPU' : 'memory';
    const [request, limit] = (['requests', 'limits'] as const).map((of) => amountAt(resource, [...route, of, kind]));
    const none = [request, limit].flatMap((one, at) =>
      one === undefined || one.value > 0
        ? []
        : [
            {
              route: one.route,
              says: `${at === 0 ? 'request' : 'limit'} of ${what} is ${one.text}`,
              remedy: 'set more than 0, or leave it out',
            },
          ],
    );
    if (none.length > 0 || request === undefined || limit === undefined || request.value <= limit.value) return none;
    const says = `request of ${what} is ${request.text}, above the limit of ${limit.text}`;
    return [{ route: request.route, says, remedy: 'raise the limit or lower the request' }];
  });
}

interface Amount {
  readonly route: Route;
  readonly text: string;
  readonly value: number;
}

function amountAt(resource: Plain, route: Route): Amount | undefined {
  const found = plainAt(resource, ...route);
  if (typeof found !== 'string' && typeof found !== 'number') return undefined;
  const value = parseQuantity(found);
  return value === undefined ? undefined : { route, text: String(found), value };
}
