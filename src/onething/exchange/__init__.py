"""What departments share: the catalogue of shared data, and who may use which items for what. It knows no case."""
