"""The side ways of the story, a file a way (journey/flow.py is the main way). A function is a transaction; it calls doors only."""
