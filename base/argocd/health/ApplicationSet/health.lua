-- ApplicationSet: faults as Argo CD's own check has them. One that is marked is done when its Applications are, so that what comes
-- after it waits: the operator for its CRDs, Kafka for its operator. Argo CD looks at a set every requeueAfterSeconds.
-- What comes after one that has the mark, with either value, does not wait for a Kubernetes cluster that Argo CD does not know yet: the
-- sync would be given up, and the cluster would not come up once it is known. The last set says Degraded.

local mark = annotations["kafka-fleet/wait-for-applications"]

local function conditionIs(wanted, state)
  for _, one in ipairs(map(status.conditions)) do
    if type(one) == "table" and one.type == wanted and one.status == state then
      return one
    end
  end
  return nil
end

local function faulty()
  local fault = conditionIs("ErrorOccurred", "True") or conditionIs("ResourcesUpToDate", "False")
  if fault and fault.reason == "ApplicationValidationError" and mark ~= nil then
    return verdict("Healthy", "It cannot make all of its Applications: " .. (text(fault.message) or "no reason given"))
  end
  if fault then
    return verdict("Degraded", says(fault))
  end
  if not conditionIs("ResourcesUpToDate", "True") then
    return verdict("Progressing", "Its Applications are being made.")
  end
  return nil
end

local function waiting()
  if not isTrue(mark) then
    return nil
  end
  local found = 0
  for _, one in ipairs(map(status.resources)) do
    if type(one) == "table" then
      found = found + 1
      local health = text(map(one.health).status) or "unknown"
      local sync = text(one.status) or "unknown"
      -- One that is being synced for the first time may have nothing yet that is not healthy.
      if sync ~= "Synced" or health ~= "Healthy" then
        return verdict("Progressing", "Waits for Application " .. (text(one.name) or "") .. ", which is " .. sync .. " and " .. health .. ".")
      end
    end
  end
  if found == 0 then
    return verdict("Progressing", "Waits for its first Application.")
  end
  return nil
end

return faulty() or waiting() or verdict("Healthy", "")
