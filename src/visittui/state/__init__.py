"""What the program remembers of its reader between sessions.

`settings` and their `settings_file`, `marks`, what belongs to one visit (`visit_file`), whether it was ever here
(`first_start`), and what must not be waited for (`bounded_tasks`).
"""
