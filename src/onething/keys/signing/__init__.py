"""SM2 providers: who signs and verifies. A software provider is test-grade; a certified cipher machine plugs in here."""
