return pausing()
