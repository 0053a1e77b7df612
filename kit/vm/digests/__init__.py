"""Hash functions: MD5, the SHA families, BLAKE2."""
