"""The key ring, encrypted fields, blind index, data keys, signing keys. Key material never leaves this module in the clear."""
