-- KafkaNodePool: the operator writes the status before it restarts or adds pods, without a condition Ready; pods are at the StrimziPodSet.
-- It cannot be paused by itself: only the Kafka resource can.

local refusals = {
  KafkaStorage = {
    advice = "A change of storage is refused, and every other change of this pool's storage with it: set it back in git to what runs, or move to a new pool.",
  },
}

local function sorted(list)
  local found, isThere = {}, {}
  for _, one in ipairs(map(list)) do
    local word = text(one)
    if word and not isThere[word] then
      isThere[word] = true
      table.insert(found, count(one) or word)
    end
  end
  table.sort(found, function(a, b)
    if type(a) == type(b) then
      return a < b
    end
    return type(a) == "number"
  end)
  return table.concat(found, ", ")
end

local function size()
  local wanted, running = count(spec.replicas), count(status.replicas)
  if not wanted or not running then
    return nil
  end
  local nodes = amount(running, "node") .. " (ids " .. sorted(status.nodeIds) .. ")"
  if running > wanted then
    return verdict(
      "Degraded",
      "The pool keeps " .. nodes .. " where git asks for " .. text(wanted)
        .. ", since nodes that should go still hold partitions. Move these away (KafkaRebalance with mode remove-brokers), or set replicas back in git; with autoRebalance, wait until it is done."
    )
  end
  if running < wanted then
    return verdict("Progressing", "The pool has " .. nodes .. " of " .. text(wanted) .. ".")
  end
  return nil
end

local function roles()
  local wanted, running = sorted(spec.roles), sorted(status.roles)
  if wanted == "" or running == "" or wanted == running then
    return nil
  end
  return verdict(
    "Degraded",
    "The pool keeps the roles " .. running .. " where git asks for " .. wanted
      .. ", since nodes that should no longer be brokers still hold partitions. Move these away (KafkaRebalance with mode remove-brokers), or set the roles back in git; with autoRebalance, wait until it is done."
  )
end

local function identified()
  local nodes, ids = count(status.replicas), sorted(status.nodeIds)
  if nodes == 0 then
    return healthy("No nodes, as asked.", refusals)
  end
  if not nodes or #map(status.nodeIds) ~= nodes then
    return verdict("Progressing", "The operator has not told the ids of all nodes yet.")
  end
  return healthy("Nodes " .. ids .. ".", refusals)
end

local cluster = text(labels["strimzi.io/cluster"])
if not cluster then
  return verdict("Degraded", "The label `strimzi.io/cluster` is missing, so no operator looks at this pool: name its Kafka resource there.")
end

return stale("Pools are taken up together with their Kafka resource.", "look at the Kafka resource " .. cluster .. ": it may be paused, refused, or not there.")
  or refused(refusals)
  or size()
  or roles()
  or identified()
