local told = map(status.connectorStatus)
local hasFailed = false
for _, task in ipairs(map(told.tasks)) do
  hasFailed = hasFailed or map(task).state == "FAILED"
end
-- Of v1beta2 the operator may be too old to restart more than one task at a time, and a connector without tasks.
if map(obj).apiVersion ~= "kafka.strimzi.io/v1beta2" then
  hasFailed = hasFailed or map(told.connector).state == "FAILED"
end

local actions = pausing()
actions["restart"] = { disabled = isPaused or annotations["strimzi.io/restart"] ~= nil, displayName = "Restart the connector", iconClass = "fa fa-fw fa-redo" }
actions["restart-failed"] = { disabled = isPaused or not hasFailed, displayName = "Restart what has failed", iconClass = "fa fa-fw fa-redo" }
return actions
