r"""The file: bytes and cells of Excel 97-2003 workbooks; knows no schools.

`open_workbook` reads a file; `save.save` puts edited cells into it and leaves all other bytes as they were. Rows,
columns and worksheets are counted from 0. A short tour, with a workbook that another library has written:

>>> import tempfile, xlwt
>>> from pathlib import Path
>>> folder = tempfile.TemporaryDirectory()
>>> file = Path(folder.name) / "pets.xls"
>>> book = xlwt.Workbook()
>>> sheet = book.add_sheet("Pets")
>>> for row, values in enumerate([("name", "legs"), ("Rex", 4), ("Tweety", 2)]):
...     for column, value in enumerate(values):
...         sheet.write(row, column, value)
>>> book.save(str(file))

An open workbook never changes. A cell has a value, and the text that a person reads in it:

>>> from sgo_tui.xls import open_workbook
>>> pets = open_workbook(file)
>>> sheet = pets.sheets[0]
>>> sheet.name, sheet.row_count, sheet.column_count
('Pets', 3, 2)
>>> sheet.value(1, 1), sheet.text(1, 1), sheet.kind(1, 1)
(4.0, '4', <Kind.NUMBER: 2>)

Edits are values by worksheet, row and column: texts, numbers, booleans, dates, or None for an empty cell. The copy is
written, read back and compared before it has its name; without a path the file itself is replaced, and kept as it was
under `Saved.backup`:

>>> from sgo_tui.xls.save import save
>>> saved = save(pets, {(0, 1, 0): "Fido", (0, 2, 1): None, (0, 3, 0): "Nemo"}, Path(folder.name) / "copy.xls")
>>> saved.changed_cells, [saved.workbook.sheets[0].text(row, 0) for row in range(4)]
(3, ['name', 'Fido', 'Tweety', 'Nemo'])

What a cell showed before stays in the file, where no cell shows it, until it is scrubbed:

>>> b"Rex" in saved.workbook.data
True
>>> scrubbed = save(saved.workbook, {}, scrub=True, backup=False)
>>> b"Rex" in scrubbed.workbook.data
False

What cannot be done raises an error of the tree in `sgo_tui.errors`, whose text is a sentence for people; nothing has
been written then:

>>> save(pets, {(0, 70_000, 0): "too far"})
Traceback (most recent call last):
    ...
sgo_tui.errors.CellRefused: A worksheet of Excel 97-2003 ends at row 65536 and column IV. Use a cell within.
>>> _count = (Path(folder.name) / "list.xls").write_text("name;legs\nRex;4\nTweety;2\n")
>>> open_workbook(Path(folder.name) / "list.xls")
Traceback (most recent call last):
    ...
sgo_tui.errors.WrongContainer: «list.xls» is a text table (CSV), not an Excel 97-2003 workbook. ...
>>> folder.cleanup()

The modules, from the bytes up:

- `sectors`, `container`, `container_writer`: streams of a compound file; `sniff`, `files`: what else a file may be.
- `records`, `contents`, `workbook_stream`: the records of the Workbook stream; `layout`, `row_places`, `sheet_index`:
  those of a worksheet; `string_table`, `strings`: those of the texts; `spans`: stretches of any of them.
- `reader`, `quick_sheet`, `cell_runs`, `extras`: the cells, as xlrd reads them or would; `cell_rows`, `cell_values`:
  where they are kept; `values`, `styles`, `validation`, `worksheet`, `workbook`, `verdict`, `preview`: as people see
  them.
- `cells`, `blocks`, `sheet_patch`, `new_strings`, `recalculation`, `splices`, `pointers`, `patch`, `scrub`: edits
  become changes of the bytes; `bare`, `bare_names`: what stands beside the cells is left out.
- `excerpt`, `string_excerpt`, `compare_bytes`, `compare_cells`, `compare_strings`, `compare_table`, `verify`: what was
  written against what should be.
- `temporaries`, `rights`, `replacing`, `save`: it takes the place of the file.

`save` is imported where it is called: with its verification it takes 10 ms, which the first screen need not wait for.
"""

from sgo_tui.xls.preview import preview_workbook
from sgo_tui.xls.values import CellValue, Kind, text_of
from sgo_tui.xls.workbook import Workbook, open_workbook
from sgo_tui.xls.worksheet import Merge, Worksheet

__all__ = [
    "CellValue",
    "Kind",
    "Merge",
    "Workbook",
    "Worksheet",
    "open_workbook",
    "preview_workbook",
    "text_of",
]
