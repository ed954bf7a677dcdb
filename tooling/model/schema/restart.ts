/** Owns how it is written how long a node takes to restart, which a plan counts with. */
import { duration, object, optional } from './common.ts';

export const restart = object(
  {
    fastest: optional(duration({ description: 'When all goes well.', default: '1m', examples: ['90s'] })),
    slowest: optional(
      duration({
        description: 'When a node has much to read at its start, and much to catch up with.',
        default: '10m',
        examples: ['30m'],
      }),
    ),
  },
  {
    description:
      'How long a node takes from the moment it stops until all its partitions are in sync again. It changes nothing; a plan multiplies it by the nodes that restart.',
  },
);
