/** Owns the rules of this folder, by id. A rule that is not here does not run; a test compares the list with the files. */
import { group } from '../rule.ts';
import topicCopiesBelowThree from './topic-copies-below-three.ts';
import topicMinIsrBelowTwo from './topic-min-isr-below-two.ts';
import topicNameUnfit from './topic-name-unfit.ts';
import topicNamesCollide from './topic-names-collide.ts';
import topicNeedsEveryCopy from './topic-needs-every-copy.ts';
import topicOfKafka from './topic-of-kafka.ts';
import topicPartitionsMany from './topic-partitions-many.ts';
import topicRetentionAboveDisks from './topic-retention-above-disks.ts';
import topicRetentionSlip from './topic-retention-slip.ts';
import topicSegmentOutlivesRetention from './topic-segment-outlives-retention.ts';
import topicSettingWithoutEffect from './topic-setting-without-effect.ts';
import topicSettingsRefused from './topic-settings-refused.ts';
import topicWrittenTwice from './topic-written-twice.ts';
import userNameTooLong from './user-name-too-long.ts';
import userQuotaRefused from './user-quota-refused.ts';
import userQuotaSlip from './user-quota-slip.ts';
import userRightsRefused from './user-rights-refused.ts';
import userRightsUnknownTopic from './user-rights-unknown-topic.ts';
import userRightsUnlimited from './user-rights-unlimited.ts';
import userRightsWithoutEffect from './user-rights-without-effect.ts';
import userWithoutListener from './user-without-listener.ts';

export const topics = group('topics', 'Topics and users', [
  topicCopiesBelowThree,
  topicMinIsrBelowTwo,
  topicNameUnfit,
  topicNamesCollide,
  topicNeedsEveryCopy,
  topicOfKafka,
  topicPartitionsMany,
  topicRetentionAboveDisks,
  topicRetentionSlip,
  topicSegmentOutlivesRetention,
  topicSettingWithoutEffect,
  topicSettingsRefused,
  topicWrittenTwice,
  userNameTooLong,
  userQuotaRefused,
  userQuotaSlip,
  userRightsRefused,
  userRightsUnknownTopic,
  userRightsUnlimited,
  userRightsWithoutEffect,
  userWithoutListener,
]);
