-- Reads the resource, which Argo CD gives as `obj`, so that nothing can fail: what is missing or of an odd type is an empty table or nil.
-- Stands before every health check and every action. Argo CD gives base, package, table and a safe os: no string, no math.

local function map(value)
  if type(value) == "table" then
    return value
  end
  return {}
end

local function text(value)
  if type(value) == "string" then
    return value
  end
  if type(value) == "number" or type(value) == "boolean" then
    return tostring(value)
  end
  return nil
end

local function count(value)
  if type(value) == "number" then
    return value
  end
  if type(value) == "string" then
    return tonumber(value)
  end
  return nil
end

-- As the operator reads an annotation (Java's parseBoolean) and Kubernetes writes the status of a condition.
local function isTrue(value)
  return value == true or value == "true" or value == "True" or value == "TRUE"
end

local function isFalse(value)
  return value == false or value == "false" or value == "False" or value == "FALSE"
end

local metadata = map(map(obj).metadata)
local spec = map(map(obj).spec)
local status = map(map(obj).status)
local annotations = map(metadata.annotations)
local labels = map(metadata.labels)
local pauseAnnotation = "strimzi.io/pause-reconciliation"

-- The first condition of a type that holds, or nil.
local function condition(wanted)
  for _, one in ipairs(map(status.conditions)) do
    if type(one) == "table" and one.type == wanted and isTrue(one.status) then
      return one
    end
  end
  return nil
end

-- Whether the status is of the resource as it is now.
local function isObserved()
  local generation, observed = count(metadata.generation), count(status.observedGeneration)
  return next(status) ~= nil and (generation == nil or (observed ~= nil and observed >= generation))
end
