"""The supervisor's room, and a unit's own part of it: lights, cards, orders, rectification. Every list is scoped below."""
