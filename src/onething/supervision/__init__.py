"""Electronic supervision (电子监察): clocks, lights and cards read from the ledger; orders and rectification lists.

It judges acts by published rules and changes no case.
"""
