"""What covers the terminal: the `explorer`; over it `dialogs`, `export_dialogs`, `settings_dialog`, `plain_text`.

The explorer's `view` is what actions are told by and change. `jump_rows` is what the jump leads to beside items.
"""
