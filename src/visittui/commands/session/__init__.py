"""A session of the screen: `ending_early`, `last_location`, `crash_log`, the `kiosk` and the browser's page."""
