"""What covers the whole terminal: the `explorer`, and what opens over it (`dialogs`, `export`, `settings`, `plain_text`).

The explorer's `view` is what actions are told by and change.
"""
