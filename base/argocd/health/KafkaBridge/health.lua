-- KafkaBridge: its Deployment, ready or not.

return paused()
  or stale("The operator may be waiting for the Deployment; if this stays, look at its log.")
  or failed()
  or refused()
  or ready()
