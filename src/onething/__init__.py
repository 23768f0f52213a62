"""OneThing (一件事一次办): one thing, told once, decided in parallel, issued together."""
