"""Messages to people through gateways. It never composes what is said."""
