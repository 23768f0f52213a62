"""A page with one small form: sign-in, code, identity, post."""

from dataclasses import dataclass

from onething.look.contracts import Button, ErrorSummary, Field, FieldKind, NavLink, Notice, PhoneBox


@dataclass(frozen=True)
class SmallForm:
    """The view value of pages/small_form.html."""

    title: str
    action: str
    fields: tuple[Field, ...]
    buttons: tuple[Button, ...]
    lead: str = ""
    notices: tuple[Notice, ...] = ()
    errors: ErrorSummary | None = None
    phone: PhoneBox | None = None
    links: tuple[NavLink, ...] = ()

    @property
    def has_file(self) -> bool:
        """Whether a file is sent with the form."""
        return any(field.kind is FieldKind.FILE for field in self.fields)


def hidden(**values: str) -> tuple[Field, ...]:
    """Return hidden fields for what is not empty."""
    return tuple(
        Field(name=name, label="", kind=FieldKind.HIDDEN, value=value)
        for name, value in values.items()
        if value
    )
