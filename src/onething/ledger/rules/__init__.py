"""Pure rules of the ledger: how a row, a batch of reads and a checkpoint are hashed, and how a chain is verified."""
