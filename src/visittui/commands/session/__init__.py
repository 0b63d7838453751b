"""A session: `ending_early`, `last_location`, `crash_log`, `unused_modules`, the `kiosk` and the browser's page."""
