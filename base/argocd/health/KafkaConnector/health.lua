-- KafkaConnector: the state of the connector and of its tasks, as Kafka Connect told the operator at its last look, every two minutes.

local refusals = {
  AlterOffsets = { advice = "The offsets were not changed: the annotation `strimzi.io/connector-offsets` stays until it works or goes." },
  ListOffsets = { advice = "The offsets were not listed: the annotation `strimzi.io/connector-offsets` stays until it works or goes." },
  ManageOffsets = { advice = "The annotation `strimzi.io/connector-offsets` has a value that is none of list, alter, reset." },
  ResetOffsets = { advice = "The offsets were not reset: the annotation `strimzi.io/connector-offsets` stays until it works or goes." },
  RestartConnector = { advice = "The connector was not restarted; the operator tries again while the annotation `strimzi.io/restart` is there." },
  RestartConnectorTask = { advice = "The task was not restarted; the operator tries again while the annotation `strimzi.io/restart-task` is there." },
}

local failures = {
  ConnectRestException = "Kafka Connect does not take it; the operator tries again. It says: ",
}

local told = map(status.connectorStatus)
local state = text(map(told.connector).state)

local function tasksIn(wanted)
  local found = {}
  for _, task in ipairs(map(told.tasks)) do
    if type(task) == "table" and wanted[text(task.state) or ""] then
      table.insert(found, text(task.id) or "?")
    end
  end
  return table.concat(found, ", ")
end

local function restarts()
  local times = count(map(status.autoRestart).count)
  if times and times > 0 then
    return " The operator has restarted it " .. amount(times, "time") .. " by itself."
  end
  return " Restart it with the action `restart` or `restart-failed` once the cause is gone."
end

local function broken()
  if state == "FAILED" then
    return verdict("Degraded", "The connector has failed; the cause is the trace in `status.connectorStatus.connector`." .. restarts())
  end
  local tasks = tasksIn({ FAILED = true })
  if tasks ~= "" then
    return verdict("Degraded", "Failed tasks: " .. tasks .. "; the cause is the trace in `status.connectorStatus.tasks`." .. restarts())
  end
  return nil
end

-- Before v1, `pause` said what `state` says now.
local function wanted()
  local asked = text(spec.state)
  if asked then
    return asked
  end
  if isTrue(spec.pause) then
    return "paused"
  end
  return "running"
end

local names = { RUNNING = "running", PAUSED = "paused", STOPPED = "stopped" }

local function moving()
  if not state then
    return nil
  end
  if names[state] ~= wanted() then
    return verdict("Progressing", "The connector should be " .. wanted() .. " and is " .. state .. ".")
  end
  if state ~= "RUNNING" then
    return verdict("Suspended", "The connector is " .. wanted() .. ", as its spec says: it moves no data.")
  end
  local tasks = tasksIn({ UNASSIGNED = true, RESTARTING = true })
  if tasks ~= "" then
    return verdict("Progressing", "Tasks that are not running yet: " .. tasks .. ".")
  end
  return nil
end

return paused()
  or stale("The operator takes it up when its workers are ready.", "look at the KafkaConnect that the label `strimzi.io/cluster` names: it may be paused, not ready, or without `strimzi.io/use-connector-resources`.")
  or broken()
  or failed(failures, refusals)
  or refused(refusals)
  or moving()
  or ready(refusals)
