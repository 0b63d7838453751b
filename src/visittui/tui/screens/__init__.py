"""What covers the terminal: the `explorer`; over it `dialogs`, the `jump` and the `settings_dialog`.

The explorer's `view` is what actions are told by and change.
"""
