"""The law of archives, written by hand: who may do what, from which state. It does not import the tables of moves."""

# noun, verb, states, posts, ground, why
ALLOWED = [
    ("archive", "file", ("nowhere",), ("window_clerk",), "国务院令716 art. 12", "the window archives"),
    ("archive", "complete", ("filing",), ("system",), "house rule", "the index is put together once all letters are printed"),
    ("archive", "append", ("kept", "held"), ("archivist",), "house rule", "what comes after belongs to the same archive"),
    ("archive", "hold", ("kept",), ("archivist",), "house rule", "who reviews needs the file whole"),
    ("archive", "lift", ("held",), ("archivist",), "house rule", "whoever reviewed is done"),
    ("archive", "destroy", ("kept",), ("organ_head",), "house rule", "on an approved list, when nothing holds it back"),
    ("archive", "destroy_again", ("filing", "kept", "held"), ("system",), "house rule", "what a backup brought back"),
    ("list", "propose_destruction", ("nowhere",), ("archivist",), "house rule", "whoever keeps proposes what is due"),
    ("list", "keep_back", ("proposed",), ("archivist",), "house rule", "what is worth keeping stays"),
    ("list", "keep_back", ("examined",), ("organ_head",), "house rule", "the head, too, may keep one"),
    ("list", "examine", ("proposed",), ("archivist",), "house rule", "another pair of eyes"),
    ("list", "approve_destruction", ("examined",), ("organ_head",), "house rule", "the organ decides, not a clerk"),
    ("list", "decline_destruction", ("proposed",), ("archivist",), "house rule", "taken back"),
    ("list", "decline_destruction", ("examined",), ("organ_head",), "house rule", "the head says no"),
]  # fmt: skip
