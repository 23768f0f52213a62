"""The catalogue studio: departments keep their entries, reviewers and the approvals bureau decide them."""
