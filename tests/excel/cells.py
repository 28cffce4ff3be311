"""cells.py FILE.fods - the cells of a sheet: TYPE:VALUE, tabs between; the
value is what is kept, not how it is shown."""
import sys
import xml.etree.ElementTree as tree

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def cell(node):
    kind = node.get(OFFICE + "value-type")
    if node.get(TABLE + "formula"):
        return "formula:" + node.get(TABLE + "formula")
    if kind == "float":
        return "float:" + node.get(OFFICE + "value")
    if kind == "date":
        return "date:" + node.get(OFFICE + "date-value")
    text = "".join(node.find(TEXT + "p").itertext()) if kind else ""
    return f"{kind}:{text}"


for row in tree.parse(sys.argv[1]).iter(TABLE + "table-row"):
    cells = [cell(c) for c in row.iter(TABLE + "table-cell")
             if c.get(OFFICE + "value-type")]
    if cells:
        print("\t".join(cells))
