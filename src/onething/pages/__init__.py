"""What the faces share: who may open a page, sign-in, problems as pages, public verification. No tables, no rules of law."""
