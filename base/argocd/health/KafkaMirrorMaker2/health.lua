-- KafkaMirrorMaker2: the operator itself fails for a connector that failed, but not for a task.

local refusals = {
  AlterOffsets = { advice = "The offsets were not changed: the annotation `strimzi.io/connector-offsets` stays until it works or goes." },
  ListOffsets = { advice = "The offsets were not listed: the annotation `strimzi.io/connector-offsets` stays until it works or goes." },
  ManageOffsets = { advice = "The annotation `strimzi.io/connector-offsets` has a value that is none of list, alter, reset." },
  ResetOffsets = { advice = "The offsets were not reset: the annotation `strimzi.io/connector-offsets` stays until it works or goes." },
  RestartConnector = { advice = "A connector was not restarted; the operator tries again while the annotation `strimzi.io/restart-connector` is there." },
  RestartConnectorTask = { advice = "A task was not restarted; the operator tries again while the annotation `strimzi.io/restart-connector-task` is there." },
}

local function restarts(name)
  for _, one in ipairs(map(status.autoRestartStatuses)) do
    local times = count(map(one).count)
    if map(one).connectorName == name and times and times > 0 then
      return " (restarted " .. amount(times, "time") .. " by the operator)"
    end
  end
  return ""
end

local function broken()
  local found = {}
  for _, connector in ipairs(map(status.connectors)) do
    local name = text(map(connector).name) or "?"
    if map(map(connector).connector).state == "FAILED" then
      table.insert(found, name .. restarts(name))
    end
    for _, task in ipairs(map(map(connector).tasks)) do
      if map(task).state == "FAILED" then
        table.insert(found, name .. ":" .. (text(map(task).id) or "?") .. restarts(name))
      end
    end
  end
  if #found == 0 then
    return nil
  end
  return verdict(
    "Degraded",
    "Failed connectors or tasks: " .. table.concat(found, ", ")
      .. "; the cause is the trace in `status.connectors`. Once it is gone, annotate with `strimzi.io/restart-connector: <name>` or `strimzi.io/restart-connector-task: <name>:<task>`."
  )
end

return paused()
  or stale("The operator may be restarting workers.", "look at the operator's log.")
  or broken()
  or failed({}, refusals)
  or refused(refusals)
  or ready(refusals)
