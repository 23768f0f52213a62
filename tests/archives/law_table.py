"""The law of archives, written by hand: who may do what, from which state. It does not import the tables of moves."""

# noun, verb, states, posts, ground, why
ALLOWED = [
    ("archive", "file", ("nowhere",), ("window_clerk",), "国务院令716 art. 12", "the window archives"),
    ("archive", "complete", ("filing",), ("system",), "house rule", "the index is put together once all letters are printed"),
    ("archive", "append", ("kept", "held"), ("archivist",), "house rule", "what comes after belongs to the same archive"),
    ("archive", "hold", ("kept",), ("archivist",), "house rule", "who reviews needs the file whole"),
    ("archive", "lift", ("held",), ("archivist",), "house rule", "whoever reviewed is done"),
]  # fmt: skip
