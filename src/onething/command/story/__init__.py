"""`onething story`: lives a thing as all its people, over HTTP only, on a scratch server whose clock it moves."""
