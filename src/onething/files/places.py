"""What a sealed name and a sealed content are bound to: their own row."""

from uuid import UUID


def place_of_name(file_id: UUID) -> bytes:
    """Return the associated bytes of a file's name."""
    return f"file:{file_id}:name".encode()


def place_of_content(file_id: UUID) -> bytes:
    """Return the associated bytes of a file's content."""
    return f"file:{file_id}:content".encode()
