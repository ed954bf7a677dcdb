import { defineKafkaRule } from '../rule.ts';

const key = 'unclean.leader.election.enable';

export default defineKafkaRule({
  id: 'unclean-leader-election',
  summary: 'Only a copy that has every confirmed record becomes the leader of a partition.',
  severity: { production: 'error', staging: 'warning', development: 'off' },
  dataLoss: true,
  why: `When no copy in sync is left, an unclean election makes one the leader that has fallen behind. What it lacks is gone, also for
the copies that had it: they cut their logs to the leader's when they come back. Without it the partition waits for one of these.`,
  fix: `Take the setting away: the base turns it off. For a topic that would rather lose records than wait, set it on that topic.`,
  mends: 'Sets it to false.',
  bad: `kafka:
  config: { unclean.leader.election.enable: true }
`,
  good: `kafka:
  config: { unclean.leader.election.enable: false }
`,
  check({ kafka }, report) {
    if (kafka?.config(key)?.trim().toLowerCase() !== 'true') return;
    const place = kafka.place('spec', 'kafka', 'config', key);
    report(
      `\`${key}\` is true, so a broker that has fallen behind may become leader and confirmed records are lost; set it to false.`,
      place,
      [],
      { set: false, at: place },
    );
  },
});
