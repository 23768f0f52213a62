"""Django's PostgreSQL backend with foreign keys NOT DEFERRABLE: violations show at once, and tables can be sharded later."""
