-- Of v1beta2 the operator may be too old to restart more than one task at a time, and a connector without tasks.
local function hasFailed()
  local told = map(status.connectorStatus)
  if map(told.connector).state == "FAILED" and map(obj).apiVersion ~= "kafka.strimzi.io/v1beta2" then
    return true
  end
  for _, task in ipairs(map(told.tasks)) do
    if map(task).state == "FAILED" then
      return true
    end
  end
  return false
end

local actions = pausing()
actions["restart"] = { disabled = isPaused or annotations["strimzi.io/restart"] ~= nil, displayName = "Restart the connector", iconClass = "fa fa-fw fa-redo" }
actions["restart-failed"] = { disabled = isPaused or not hasFailed(), displayName = "Restart what has failed", iconClass = "fa fa-fw fa-redo" }
return actions
