-- KafkaBridge: its Deployment, ready or not.

return paused()
  or stale("The operator may be waiting for the Deployment.", "look at the operator's log.")
  or failed()
  or refused()
  or ready()
