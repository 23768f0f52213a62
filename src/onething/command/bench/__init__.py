"""`onething bench`: how fast the slow parts are, each as a median of rounds and beside something everybody knows."""
