-- KafkaRebalance: by the condition that is its state. What waits for a person is Suspended: nothing is broken, and nothing moves.

local refusals = {
  InvalidAnnotation = { advice = "The annotation `strimzi.io/rebalance` asks for what cannot be done now, so nothing is: take it away or set another value." },
}

local function template()
  if isTrue(annotations["strimzi.io/rebalance-template"]) then
    return verdict("Healthy", "A template: the operator makes rebalances from it and runs none for it.")
  end
  return nil
end

local function state()
  if condition("PendingProposal") then
    return verdict("Progressing", "Cruise Control works out a proposal; with few metrics yet this takes some minutes.")
  end
  if condition("ProposalReady") then
    local asked = text(annotations["strimzi.io/rebalance"])
    if asked then
      return verdict("Progressing", "Asked to " .. asked .. "; the operator has not taken it up yet.")
    end
    if isTrue(annotations["strimzi.io/rebalance-auto-approval"]) then
      return verdict("Progressing", "The proposal is ready and approved by its annotation.")
    end
    return verdict("Suspended", "The proposal waits for approval: read `status.optimizationResult`, then use the action `approve`, or `refresh` for a new one.")
  end
  if condition("Rebalancing") then
    return verdict("Progressing", "Partitions are being moved; the action `stop` ends it after the moves that have begun.")
  end
  if condition("Stopped") then
    return verdict("Suspended", "Stopped: the partitions moved so far stay where they are. The action `refresh` asks for a new proposal.")
  end
  return nil
end

return template()
  or paused()
  or stale("The operator asks for a proposal.", "look at the Kafka cluster that the label `strimzi.io/cluster` names, and at its Cruise Control.")
  or failed({}, refusals)
  or refused(refusals)
  or state()
  or ready(refusals)
