"""Printed documents: PDF/A from typst templates. It decides nothing and stores nothing."""
