"""Writing records: item by item, the layout kept, nobody's change overwritten, every step undoable.

    editor = Editor(Path("visit.json"))
    problems = editor.problems([Add("quotes", item)])           # what the change would make wrong
    editor.write([Add("quotes", item)], drafts=new_drafts, what="quote/birk-lake")
    editor.undo()                                               # "quote/birk-lake"

`Replace(section, id, item)` touches only the fields that differ, `Remove(section, id)` an item with its comma;
`ChangedMeanwhileError` means that nothing was written, and `editor.reload()` reads the files again. `patching` finds
what a change touches, `layout_style` how a file is laid out.
"""

from __future__ import annotations

from visittui.files.paired_files import ChangedMeanwhileError
from visittui.record.editing.editor import Editor
from visittui.record.editing.patching import Add, Change, Item, Remove, Replace

__all__ = ["Add", "Change", "ChangedMeanwhileError", "Editor", "Item", "Remove", "Replace"]
