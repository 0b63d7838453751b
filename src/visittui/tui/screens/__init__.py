"""What covers the whole terminal: the `explorer`, and over it `dialogs`, `export`, `settings` and `plain_text`."""
