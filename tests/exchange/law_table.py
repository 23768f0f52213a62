"""The life of a request for shared data, by hand; does not read the product's table.

The check of the authority, the provider's answer, reasons with every "no", coordination by the authority: 政务数据共享条例
(国务院令第809号); withdrawing, silence and the end of a grant are house rules. "c" marks what holds only where an item is
shared on conditions, "f" only where all are shared freely.
"""

#     verb         from             to              who          only
LIFE = (
    ("ask",        "nowhere",       "asked",        "user",      ""),
    ("withdraw",   "asked",         "withdrawn",    "user",      ""),
    ("withdraw",   "at_provider",   "withdrawn",    "user",      ""),
    ("withdraw",   "coordinating",  "withdrawn",    "user",      ""),
    ("grant",      "asked",         "granted",      "authority", "f"),
    ("pass_on",    "asked",         "at_provider",  "authority", "c"),
    ("refuse",     "asked",         "refused",      "authority", ""),
    ("consent",    "at_provider",   "granted",      "provider",  ""),
    ("object",     "at_provider",   "coordinating", "provider",  ""),
    ("escalate",   "at_provider",   "coordinating", "system",    ""),
    ("settle",     "coordinating",  "granted",      "authority", ""),
    ("turn_down",  "coordinating",  "refused",      "authority", ""),
    ("give_up",    "granted",       "withdrawn",    "user",      ""),
    ("revoke",     "granted",       "revoked",      "authority", ""),
    ("expire",     "granted",       "expired",      "system",    ""),
)  # fmt: skip
STATES = (
    "nowhere",
    "asked",
    "at_provider",
    "coordinating",
    "granted",
    "refused",
    "withdrawn",
    "revoked",
    "expired",
)
VERBS = tuple(dict.fromkeys(row[0] for row in LIFE))
