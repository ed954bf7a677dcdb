-- Named as Argo CD's own action for this kind, which this one replaces.
local isAsked = isTrue(annotations["strimzi.io/manual-rolling-update"])
return { ["rolling-update"] = { disabled = isAsked, displayName = "Restart pods one by one", iconClass = "fa fa-fw fa-redo" } }
