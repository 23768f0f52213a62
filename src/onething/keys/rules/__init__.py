"""Pure rules of keys: the ring, sealing under it, the encodings of SM2 keys."""
