"""The smallest Textual app: what any program on this library costs."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class HelloWorld(App[None]):
    """One line of text."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012  (Textual's own form)

    def compose(self) -> ComposeResult:
        """Say it."""
        yield Static("hello")


if __name__ == "__main__":
    HelloWorld().run()
