"""The rules of clocks and supervision that the city publishes: versions, each from a day on, never changed. It applies none."""
