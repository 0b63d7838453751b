"""What the fields of a model hold, in the words of the docstrings beneath them."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from itertools import pairwise


@cache
def descriptions_of(model: type) -> dict[str, str]:
    """The docstrings of a model's fields, by the names of these; none where the program has no source at hand.

    Pydantic reads the same if it is told to (`use_attribute_docstrings`), but whenever the models are loaded, an eighth
    of what `visittui check` takes. Only the schema and a missing field ask for them.
    """
    found = {}
    for field, below in pairwise(_bodies(model.__module__).get(model.__name__, ())):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = inspect.cleandoc(text)
    return found


@cache
def _bodies(module: str) -> dict[str, list[ast.stmt]]:
    """What stands in each class of a module."""
    try:
        source = inspect.getsource(sys.modules[module])
    except OSError:
        return {}
    return {part.name: part.body for part in ast.parse(source).body if isinstance(part, ast.ClassDef)}
