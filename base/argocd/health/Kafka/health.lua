-- Kafka: the operator writes the status when it has done everything, restarts included; of a pool's edit it shows nothing but failure.

local refusals = {
  KafkaStorage = {
    advice = "A change of storage is refused, and every other change of that pool's storage with it: set it back in git to what runs, or move to a new pool.",
    harmless = {
      -- Up to 0.35, with and without the full stop.
      ["A Kafka cluster with a single replica and ephemeral storage will lose topic messages after any restart or rolling update."] = true,
      ["A Kafka cluster with a single replica and ephemeral storage will lose topic messages after any restart or rolling update"] = true,
      ["A Kafka cluster with a single broker node and ephemeral storage will lose topic messages after any restart or rolling update."] = true,
      ["A Kafka cluster with a single controller node and ephemeral storage will lose data after any restart or rolling update."] = true,
    },
  },
  ZooKeeperStorage = {
    advice = "A change of ZooKeeper's storage is refused: set it back in git to what runs.",
    harmless = {
      ["A ZooKeeper cluster with a single replica and ephemeral storage will be in a defective state after any restart or rolling update. It is recommended that a minimum of three replicas are used."] = true,
    },
  },
  ScaleDownPreventionCheck = {
    advice = "Brokers that should go still hold partitions, so they stay: move the partitions away (KafkaRebalance with mode remove-brokers), or set replicas and roles back in git.",
  },
  PvcResizingWarning = {
    advice = "Volumes cannot grow as asked: use a storage class with `allowVolumeExpansion: true`, or set the size back in git.",
  },
  MetadataUpdateFailed = {
    advice = "The metadata version was not changed: look for nodes that do not run the new version yet, and at the operator's log; the operator tries again.",
  },
  KafkaMetadataStateWarning = {
    advice = "The annotation `strimzi.io/kraft` asks for a step that is not allowed now: set it as the operator says.",
  },
  QuotasPluginConflict = {
    advice = "A quotas plugin is set twice and the one in `spec.kafka.config` is dropped: take `client.quota.callback.class` away.",
  },
}

local migration, step = text(status.kafkaMetadataState), text(annotations["strimzi.io/kraft"])
local rebalance = text(map(status.autoRebalance).state)

-- States of a migration in which the operator waits for a person. Its warning about the annotation is then no refusal.
local function decision()
  if migration == "KRaftPostMigration" and step == "migration" then
    return verdict("Suspended", "The migration to KRaft waits for a decision: `strimzi.io/kraft: enabled` finishes it and cannot be undone, `rollback` goes back to ZooKeeper.")
  end
  if migration == "KRaftDualWriting" and step == "rollback" then
    return verdict("Suspended", "The way back to ZooKeeper waits: take the controllers' KafkaNodePool and its claims away, then set `strimzi.io/kraft: disabled`.")
  end
  return nil
end

local function underway()
  if migration == "KRaftMigration" or migration == "KRaftDualWriting" or migration == "KRaftPostMigration" or migration == "PreKRaft" then
    return verdict("Progressing", "Between ZooKeeper and KRaft, in state " .. migration .. "; the operator goes on by itself.")
  end
  if rebalance == "RebalanceOnScaleDown" then
    return verdict("Progressing", "Cruise Control moves partitions away from brokers that should go; they go when it is done.")
  end
  if rebalance == "RebalanceOnScaleUp" then
    return verdict("Progressing", "Cruise Control moves partitions to brokers that were added.")
  end
  return nil
end

local waits = decision()
if waits then
  refusals.KafkaMetadataStateWarning = nil
end
if rebalance == "RebalanceOnScaleDown" then
  refusals.ScaleDownPreventionCheck = nil
end

return paused()
  or stale("The operator may be restarting pods one by one, or wait for its turn.", "look at the operator's log.")
  or failed({}, refusals)
  or refused(refusals)
  or waits
  or underway()
  or ready(refusals)
