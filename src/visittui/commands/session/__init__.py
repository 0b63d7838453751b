"""What a session of the screen has around it: the `kiosk`, the browser's page, the `last_location`, the `crash_log`, and
`ending_early`, before it is there."""
