"""What a session of the screen has around it: the kiosk, the browser's page, where it ended, the crash log."""
