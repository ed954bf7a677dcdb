-- What all kinds have in common: paused, stale, failed, refused, ready, in this order; the first that applies is the verdict.

local function verdict(health, message)
  return { status = health, message = message }
end

local function amount(number, noun)
  if number == 1 then
    return "1 " .. noun
  end
  return text(number) .. " " .. noun .. "s"
end

local function says(one)
  local reason, message = text(one.reason), text(one.message)
  if reason and message then
    return reason .. ": " .. message
  end
  return reason or message or "no reason given"
end

-- Suspended while the annotation is there, noticed by the operator or not. A status from before it went is no longer true.
local function paused()
  local asked, noticed = annotations[pauseAnnotation], condition("ReconciliationPaused")
  if not isTrue(asked) and (not noticed or asked == nil or isFalse(asked)) then
    if noticed then
      return verdict("Progressing", "No longer paused; the operator has not looked at it since.")
    end
    return nil
  end
  local message = "Paused by the annotation `" .. pauseAnnotation .. "`: the operator takes up no change"
  if not isObserved() and count(metadata.generation) then
    message = message .. ", generation " .. text(metadata.generation) .. " waits"
  end
  return verdict("Suspended", message .. ". Take the annotation away, in git if it is there, else with the action `unpause-reconciliation`.")
end

local function notReady()
  local failed = condition("NotReady")
  if failed then
    return failed
  end
  for _, one in ipairs(map(status.conditions)) do
    if type(one) == "table" and one.type == "Ready" and isFalse(one.status) then
      return one
    end
  end
  return nil
end

-- `meanwhile`: what the operator may be doing. `look`: where to look if it does not end.
local function stale(meanwhile, look)
  if next(status) == nil then
    return verdict("Progressing", "No status yet: the operator has not taken it up. If this stays, " .. look)
  end
  local failure = notReady()
  if failure and failure.reason == "Creating" then
    return verdict("Progressing", says(failure))
  end
  if isObserved() then
    return nil
  end
  local observed = count(status.observedGeneration)
  local message = "Generation " .. text(metadata.generation) .. " is not done yet"
  if observed and observed > 0 then
    message = message .. ", the status is of generation " .. text(observed)
  end
  message = message .. ". " .. meanwhile .. " If this stays, " .. look
  if failure then
    message = message .. " Before, the operator said: " .. says(failure)
  end
  return verdict("Progressing", message)
end

local refusedSpec = "What git asks for is refused, and nothing of it is done until it is corrected there. The operator says: "
local failures = {
  IllegalArgumentException = refusedSpec,
  InvalidConfigParameterException = refusedSpec,
  InvalidConfigurationException = refusedSpec,
  InvalidResourceException = refusedSpec,
  KafkaUpgradeException = refusedSpec,
  NumberFormatException = refusedSpec,
  UnsupportedKafkaVersionException = refusedSpec,
  NoSuchResourceException = "Something that it names is not there: add it, or correct the name. The operator says: ",
}

local unknownFields = { advice = "A field is unknown to this release of the operator and without effect: correct it or take it away." }

-- Whether a warning tells of a change that was not made. `refusals`: reason → advice, and messages of the same reason that refuse nothing.
local function refusal(one, refusals)
  local reason, message = text(one.reason) or "", text(one.message) or ""
  local found = map(refusals)[reason]
  if reason == "UnknownFields" then
    found = unknownFields
  end
  if found and map(found.harmless)[message] then
    return nil
  end
  return found
end

local function warnings(isWanted)
  local found, known = {}, {}
  for _, one in ipairs(map(status.conditions)) do
    if type(one) == "table" and one.type == "Warning" and isTrue(one.status) and isWanted(one) and not known[says(one)] then
      known[says(one)] = true
      table.insert(found, one)
    end
  end
  return found
end

local function refusedWarnings(refusals)
  return warnings(function(one) return refusal(one, refusals) ~= nil end)
end

-- What the operator failed at, and besides what it refused. `known`: reason → what to do, beside those of all kinds.
local function failed(known, refusals)
  local one = notReady()
  if not one then
    return nil
  end
  local reason = text(one.reason) or ""
  local advice = map(known)[reason]
    or failures[reason]
    or "The operator failed and tries again by itself; if this stays, look at its log and at the pods. It says: "
  local words = { says(one) }
  for _, refused in ipairs(refusedWarnings(refusals)) do
    table.insert(words, says(refused))
  end
  return verdict("Degraded", advice .. table.concat(words, " / "))
end

-- All that is refused: first what to do, each advice once, then the operator's own words.
local function refused(refusals)
  local advices, words, given = {}, {}, {}
  for _, one in ipairs(refusedWarnings(refusals)) do
    local advice = refusal(one, refusals).advice
    if not given[advice] then
      given[advice] = true
      table.insert(advices, advice)
    end
    table.insert(words, says(one))
  end
  if #words == 0 then
    return nil
  end
  return verdict("Degraded", table.concat(advices, " ") .. " The operator says: " .. table.concat(words, " / "))
end

-- Healthy, with the warnings that refuse nothing.
local function healthy(message, refusals)
  local words = {}
  for _, one in ipairs(warnings(function(one) return refusal(one, refusals) == nil end)) do
    table.insert(words, says(one))
  end
  if #words == 0 then
    return verdict("Healthy", message)
  end
  if message ~= "" then
    message = message .. " "
  end
  return verdict("Healthy", message .. "Warnings: " .. table.concat(words, " / "))
end

local function ready(refusals)
  if condition("Ready") then
    return healthy("", refusals)
  end
  return verdict("Progressing", "The operator has not said yet that it is ready.")
end
