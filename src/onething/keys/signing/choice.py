"""Which provider signs here: the first of the list that proves itself."""

from collections.abc import Callable
from functools import lru_cache

from onething.kernel.errors import Refusal
from onething.keys import words
from onething.keys.signing.libcrypto import LibcryptoError, LibcryptoProvider
from onething.keys.signing.provider import Sm2Provider, is_proven
from onething.keys.signing.pure_python import PurePythonProvider

_PROVIDERS: tuple[Callable[[], Sm2Provider], ...] = (LibcryptoProvider, PurePythonProvider)


@lru_cache(maxsize=1)
def get_provider() -> Sm2Provider:
    """Return the provider of this machine, proven once a process. Raises Refusal `keys.signing.no_provider`."""
    return choose_provider(_PROVIDERS)


def choose_provider(makers: tuple[Callable[[], Sm2Provider], ...]) -> Sm2Provider:
    """Return the first provider that can be made and proves itself: some systems build OpenSSL without SM2."""
    for make in makers:
        try:
            provider = make()
            if is_proven(provider):
                return provider
        except (OSError, LibcryptoError):
            continue
    raise Refusal("keys.signing.no_provider", words.NO_PROVIDER, status=500)
