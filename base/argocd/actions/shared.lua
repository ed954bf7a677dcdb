-- What actions have in common: each sets or takes away one annotation, which the operator acts on.

-- `value`: nil takes the annotation away. An empty table would come back as a list, so none is made.
local function annotate(name, value)
  if type(metadata.annotations) == "table" then
    metadata.annotations[name] = value
  elseif value ~= nil then
    metadata.annotations = { [name] = value }
  end
  return obj
end

local isPaused = isTrue(annotations[pauseAnnotation])

local function pausing()
  return {
    ["pause-reconciliation"] = { disabled = isPaused, displayName = "Pause reconciliation", iconClass = "fa fa-fw fa-pause" },
    ["unpause-reconciliation"] = { disabled = annotations[pauseAnnotation] == nil, displayName = "Unpause reconciliation", iconClass = "fa fa-fw fa-play" },
  }
end
