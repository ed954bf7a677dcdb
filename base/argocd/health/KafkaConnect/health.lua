-- KafkaConnect: its workers, ready or not; each connector is a KafkaConnector of its own.

return paused()
  or stale("The operator may be building the image or restarting workers.", "look at the operator's log.")
  or failed()
  or refused()
  or ready()
