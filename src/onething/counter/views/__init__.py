"""The pages of the counter, one file each."""
