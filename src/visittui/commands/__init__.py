"""The commands, a module each: `add_arguments(parser)` declares, `run(arguments)` does and returns the exit code."""
