/** Owns how a finding that is accepted for a while is written: `suppress` in a cluster file, a profile or cluster.yaml. */
import Type from 'typebox';
import { listOf, object, optional, text } from './common.ts';

const rule = text({ description: 'Id of the rule.', examples: ['listener-without-tls'] });

const agreement = {
  reason: text({
    description: 'Why it is fine here, for whoever reads this in a year.',
    examples: ['VPC only, SEC-142'],
    expected: 'a few words on why it is fine here',
  }),
  until: Type.String({
    // Unquoted, YAML makes a time of it.
    pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T00:00:00Z)?$',
    expected: 'a day such as `2027-03-31`',
    description: 'The last day on which it holds, a year ahead at most.',
    examples: ['2027-03-31'],
  }),
  approvedBy: optional(
    text({
      description: 'Who else agreed, not the owner: demanded for rules about the loss of data.',
      examples: ['team-platform'],
    }),
  ),
};

const suppression = object(
  {
    rule,
    path: optional(
      text({
        description:
          'Where the finding stands: a field of this file, with items of lists by name, id or number; with `object`, a field of that object.',
        examples: ['kafka.listeners[external]'],
      }),
    ),
    object: optional(
      Type.String({
        pattern: '^[A-Za-z]+(/[a-z0-9]([-a-z0-9.:]*[a-z0-9])?){1,2}$',
        expected: 'the kind and name of an object, such as `Deployment/orders-zookeeper-proxy`',
        description: 'The rendered object, for a finding whose line is in a base.',
        examples: ['Deployment/orders-zookeeper-proxy'],
      }),
    ),
    ...agreement,
  },
  { description: 'A finding that is accepted for a while.' },
);

export const suppressions = listOf(suppression, {
  description: 'Findings that are accepted for a while; each says why, and until when.',
});

/** In files of topics and users: whoever may change their lines accepts what is said of these, and of nothing else. */
export const linesAccepted = listOf(
  object(
    {
      rule,
      path: text({
        description: 'Where the finding stands: a field of this file.',
        examples: ['topics.orders.events.replicas'],
      }),
      ...agreement,
    },
    { description: 'A finding at a line of this file that is accepted for a while.' },
  ),
  { description: 'Findings at lines of this file that are accepted for a while; each says why, and until when.' },
);
