"""What covers the whole terminal: the `explorer`, and what opens over it (`dialogs`, `settings`, `plain_text`).

`jump_rows` is what the jump leads to beside items.
"""
