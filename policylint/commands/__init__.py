"""One module a command, without the parser of its flags (that is `cli`)."""
