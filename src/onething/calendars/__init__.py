"""The State Council's holiday notices as versioned rows. It never guesses a notice that was not published."""
