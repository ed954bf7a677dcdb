-- From 0.48 on the operator restarts the connector and all tasks that failed; before, one task at a time: the first that failed.
if map(obj).apiVersion ~= "kafka.strimzi.io/v1beta2" then
  return annotate("strimzi.io/restart", "includeTasks,onlyFailed")
end
for _, task in ipairs(map(map(status.connectorStatus).tasks)) do
  if map(task).state == "FAILED" then
    return annotate("strimzi.io/restart-task", text(map(task).id))
  end
end
return obj
