-- What the operator takes in which state; anything else it refuses. A changed spec is refreshed by the operator itself, so nothing old is approved.
local can = {
  approve = { ProposalReady = true },
  stop = { PendingProposal = true, Rebalancing = true },
  refresh = { NotReady = true, PendingProposal = true, ProposalReady = true, Ready = true, Rebalancing = true, Stopped = true },
}
local icons = { approve = "fa fa-fw fa-check", stop = "fa fa-fw fa-stop", refresh = "fa fa-fw fa-redo" }
local titles = { approve = "Approve the proposal", stop = "Stop", refresh = "Ask for a new proposal" }

local function isPossible(name)
  if isPaused or isTrue(annotations["strimzi.io/rebalance-template"]) or (name == "approve" and not isObserved()) then
    return false
  end
  for state in pairs(can[name]) do
    if condition(state) then
      return true
    end
  end
  return false
end

local actions = pausing()
for name in pairs(can) do
  actions[name] = { disabled = not isPossible(name), displayName = titles[name], iconClass = icons[name] }
end
return actions
