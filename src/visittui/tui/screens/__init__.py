"""What covers the terminal: the `explorer`; over it `dialogs`, the `jump`, `settings_dialog`, `plain_text`.

The explorer's `view` is what actions are told by and change.
"""
