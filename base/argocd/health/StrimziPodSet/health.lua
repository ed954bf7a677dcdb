-- StrimziPodSet: made by the operator. Wanted pods, those that are ready, and those of the wanted revision; a resize has ended when all agree.

local function broken()
  local one = condition("Error")
  if not one then
    return nil
  end
  return verdict("Degraded", "Pods cannot be made or removed; the operator tries again. It says: " .. says(one))
end

local function pods()
  local wanted, ready, current = count(status.pods), count(status.readyPods), count(status.currentPods)
  if not wanted or not ready or not current then
    return verdict("Progressing", "The operator has not counted the pods yet.")
  end
  if ready < wanted or current < wanted then
    return verdict("Progressing", "Of " .. amount(wanted, "pod") .. ", ready: " .. text(ready) .. ", as wanted: " .. text(current) .. "; the others are started or restarted one by one.")
  end
  if isTrue(annotations["strimzi.io/manual-rolling-update"]) then
    return verdict("Progressing", "A rolling restart is asked for; the operator begins at its next look, every two minutes.")
  end
  return verdict("Healthy", amount(wanted, "pod") .. ", all ready and as wanted.")
end

return stale("The operator is making it so.", "look at the operator's log.") or broken() or pods()
