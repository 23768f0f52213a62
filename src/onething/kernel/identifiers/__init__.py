"""Numbers of people, bodies, matters, cases and licences: one file a noun. It never looks anything up."""
