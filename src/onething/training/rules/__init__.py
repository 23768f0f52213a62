"""Rules of training: a published thing in, cards and questions out. Nothing is added that was not published."""
