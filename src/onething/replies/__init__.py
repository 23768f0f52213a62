"""Answers already given: an act repeated with the same request key gets the first answer. It decides nothing."""
