-- KafkaTopic: the topic operator says Ready False, never NotReady, and takes some warnings for no failure.

local refusals = {
  InvalidConfig = {
    advice = "A setting of the topic may not be changed here and has no effect: take it away, or allow it in the topic operator.",
    harmless = {
      ["Property follower.replication.throttled.replicas may conflict with throttled rebalances"] = true,
      ["Property leader.replication.throttled.replicas may conflict with throttled rebalances"] = true,
    },
  },
}

local failures = {
  KafkaError = "Kafka refuses it; the operator tries again. It says: ",
  NotSupported = "The change cannot be made, and nothing of it is: set it back in git. Fewer partitions and another name take a new topic, another number of replicas takes Cruise Control. The operator says: ",
  ResourceConflict = "Another KafkaTopic has the same topic: take one of them away. The operator says: ",
}

local function unmanaged()
  if annotations["strimzi.io/managed"] == "false" then
    return verdict("Healthy", "Not managed (`strimzi.io/managed: \"false\"`): the topic stays as it is in Kafka, whatever git says.")
  end
  if condition("Unmanaged") then
    return verdict("Progressing", "Managed again; the operator has not looked at it since.")
  end
  return nil
end

local function replicas()
  local change = map(status.replicasChange)
  local state, message = text(change.state), text(change.message)
  if not state then
    return nil
  end
  local wanted = text(change.targetReplicas) or text(spec.replicas) or "another number of"
  if message and state ~= "ongoing" then
    return verdict("Degraded", "The change to " .. wanted .. " replicas is not made; the operator tries again, or set replicas back in git. It says: " .. message)
  end
  return verdict("Progressing", "Cruise Control is to change the topic to " .. wanted .. " replicas (" .. state .. ").")
end

return unmanaged()
  or paused()
  or stale("The operator takes it up within two minutes.", "look at the topic operator of the cluster that the label `strimzi.io/cluster` names.")
  or failed(failures, refusals)
  or refused(refusals)
  or replicas()
  or ready(refusals)
