-- What the operator takes in which state; anything else it refuses. A changed spec is refreshed by the operator itself, so nothing old is approved.
local can = {
  approve = { ProposalReady = true },
  stop = { PendingProposal = true, Rebalancing = true },
  refresh = { NotReady = true, PendingProposal = true, ProposalReady = true, Ready = true, Rebalancing = true, Stopped = true },
}
local icons = { approve = "fa fa-fw fa-check", stop = "fa fa-fw fa-stop", refresh = "fa fa-fw fa-redo" }
local titles = { approve = "Approve the proposal", stop = "Stop", refresh = "Ask for a new proposal" }

local actions = pausing()
for name, states in pairs(can) do
  local isPossible = false
  for state in pairs(states) do
    isPossible = isPossible or condition(state) ~= nil
  end
  isPossible = isPossible and not isPaused and not isTrue(annotations["strimzi.io/rebalance-template"])
  if name == "approve" then
    isPossible = isPossible and isObserved()
  end
  actions[name] = { disabled = not isPossible, displayName = titles[name], iconClass = icons[name] }
end
return actions
