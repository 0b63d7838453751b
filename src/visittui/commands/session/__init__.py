"""A session: `ending_early`, `last_location`, `crash_log`, `unused_modules`, the `kiosk` and the browser's page.

`textual_variables` leaves out of the environment what Textual could not start with.
"""
