"""Topics, which say nothing themselves."""

from __future__ import annotations

from visittui.archive.kinds.kind import Kind

KIND = Kind(heading="Topics", chapter=9, body=())
