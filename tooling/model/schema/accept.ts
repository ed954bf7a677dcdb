/** Owns how the risk of a change is taken: `accept` in a cluster file or cluster.yaml, written in the pull request that needs it. */
import { listOf, object, oneOf, text } from './common.ts';

/** Risks that ask somebody; a restart is told and asks nobody. */
export const acceptableRisks = ['restart', 'degraded', 'outage', 'data loss'] as const;

export const accept = listOf(
  object(
    {
      change: text({
        description: 'What happens, as `fleet plan` names it.',
        examples: ['pool-gone brokers'],
      }),
      risk: oneOf(acceptableRisks, { description: 'What it may cost, as `fleet plan` says.' }),
      reason: text({
        description: 'Why that is fine, for whoever looks for it after the merge.',
        examples: ['its topics moved to hz-prod/orders, CHG-1042'],
        expected: 'a few words on why it is fine',
      }),
    },
    { description: 'A risk that is taken.' },
  ),
  {
    description:
      'Risks of the change that this line comes with, taken knowingly. It counts in the pull request that adds it, and the next one takes it out.',
  },
);
