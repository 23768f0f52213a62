"""A quick password hasher that counts how often it works."""

from django.contrib.auth.hashers import MD5PasswordHasher


class CountingHasher(MD5PasswordHasher):
    """Counts the hashes it makes; a check makes one, too."""

    made = 0

    def encode(self, password: str, salt: str) -> str:
        """Make a hash and count it."""
        type(self).made += 1
        return super().encode(password, salt)
