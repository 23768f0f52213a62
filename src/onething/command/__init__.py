"""The `onething` command. Each file is one sub-command; `story` speaks HTTP only."""
