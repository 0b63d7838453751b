"""What covers the whole terminal: the `explorer`, and what opens over it (`dialogs`, `settings`, `plain_text`)."""
